import { newId } from "@anteroom/core/server";
import type { CardActionReply, CardEnvelope, CardFace, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { phq9 } from "../server/measures/phq-9.ts";
import { packetRows } from "../server/packets/packet-rows.ts";
import forms from "../server/index.ts";
import { checkIn, give, mood, publish } from "./given-form.ts";

describe.each(testEngines())("giving and reminding on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  let shortId: string;
  let packetId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, checkIn);
    shortId = await publish(portal, mood);
    packetId = newId();
    const ctx = portal.host.context("forms", portal.practice.id, null);
    await ctx.model(packetRows).create({ id: packetId, practiceId: portal.practice.id, title: "Welcome packet", purpose: "", steps: JSON.stringify([{ form: formId }, { form: shortId }]), defaultFor: null, rev: 1, changedBy: null, changedAt: 1, retiredAt: null, origin: null, createdAt: 1 });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const cardOf = async (kind: string, subjectId: string): Promise<{ conversationId: string; entryId: string; card: CardEnvelope }> => {
    const posted = (await portal.posted(kind)).find((one) => one.subjectId === subjectId);
    const place = { conversationId: posted?.conversationId ?? "", entryId: posted?.entryId ?? "" };
    return { ...place, card: await staff.call<CardEnvelope>("inbox.card", place) };
  };
  const nudgeFromCard = async (kind: string, subjectId: string): Promise<CardActionReply> => {
    const { conversationId, entryId, card } = await cardOf(kind, subjectId);
    return staff.call("inbox.act", { conversationId, entryId, action: "nudge", rev: card.rev, key: newId(), fields: {} });
  };
  const nudge = (assignmentId: string, who: TestPerson = staff, key = newId()) => who.call("forms.nudge", { assignmentId, key });
  const reminders = async (): Promise<number> => (await portal.host.notifier.log(portal.practice.id, { portalUserId: client.viewer.portalUserId })).filter((sent) => sent.kind === "core.nudge-task").length;
  const givePacket = async (): Promise<string> => {
    const key = newId();
    await staff.call("forms.givePacket", { key, portalUserId: client.viewer.portalUserId, packetId });
    return key;
  };

  it.each([["a form", () => formId, "forms.assignment"], ["a form in the conversation", () => shortId, "forms.micro"]] as const)("nudges about %s once in 24 hours, from the chart and from its card together", async (_what, form, kind) => {
    const id = await give(staff, client.viewer.portalUserId, form());
    const key = newId();
    await nudge(id, staff, key);
    await nudge(id, staff, key);
    expect(await nudgeFromCard(kind, id)).toMatchObject({ ok: false, code: "conflict" });
    await expect(nudge(id)).rejects.toMatchObject({ appCode: "CONFLICT", message: expect.stringContaining("One reminder a day") as string });
    await portal.drain();
    expect(await reminders()).toBe(1);
    expect((await cardOf(kind, id)).card.staff?.nudgeAgainAt).toBeDefined();
  });

  it("counts the packet and each of its steps as one", async () => {
    const givenId = await givePacket();
    const { given } = await staff.call<{ given: { id: string; steps: { assignmentId: string }[] }[] }>("forms.chartPackets", { clientId: client.viewer.clientId });
    const [first, second] = given[0]?.steps ?? [];
    expect(await nudgeFromCard("forms.packet", givenId)).toMatchObject({ ok: true });
    await expect(staff.call("forms.nudgePacket", { givenId, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
    for (const step of [first, second]) await expect(nudge(step?.assignmentId ?? "")).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("reminds of nothing that waits for nobody, and for no stranger", async () => {
    const id = await give(staff, client.viewer.portalUserId, formId);
    const stranger = await portal.staff({ roles: ["professional"] });
    await expect(nudge(id, stranger)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const givenId = await givePacket();
    await expect(stranger.call("forms.nudgePacket", { givenId, key: newId() })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await staff.call("forms.withdraw", { assignmentId: id });
    await expect(nudge(id)).rejects.toMatchObject({ appCode: "CONFLICT" });
    await staff.call("forms.withdrawPacket", { givenId });
    await expect(staff.call("forms.nudgePacket", { givenId, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it.each([
    ["form", () => ({ formId, dueOn: "2030-01-15", note: "Before we talk" }), "forms.assignment", "Weekly check-in"],
    ["packet", () => ({ packetId, dueOn: "2030-01-15", ordered: "on" }), "forms.packet", "Welcome packet"],
  ] as const)("offers a %s beside the composer: shown as the client will see it, stored only when it is sent, once for a key", async (offer, fields, kind, title) => {
    const place = { conversationId: client.conversationId, pluginId: "forms", name: offer };
    expect(JSON.stringify(await staff.call("inbox.offers.form", place))).toContain(title);
    const { card } = await staff.call<{ card: CardFace }>("inbox.offers.preview", { ...place, fields: fields() });
    expect(card).toMatchObject({ needsYou: true, view: { title, status: { text: expect.stringContaining("Due Tuesday 15 January 2030") as string } } });
    const mine = async () => (await portal.posted(kind)).filter((one) => one.conversationId === client.conversationId);
    expect(await mine()).toEqual([]);
    const key = newId();
    await staff.call("inbox.offers.send", { ...place, fields: fields(), key });
    await staff.call("inbox.offers.send", { ...place, fields: fields(), key });
    expect(await mine()).toHaveLength(1);
    await expect(staff.call("inbox.offers.send", { ...place, fields: { ...fields(), dueOn: "2001-01-15" }, key: newId() })).rejects.toMatchObject({ details: { fields: { dueOn: expect.any(String) as string } } });
    const biller = await portal.staff({ roles: ["biller"] });
    await expect(biller.call("inbox.offers.send", { ...place, fields: fields(), key: newId() })).rejects.toMatchObject({ appCode: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) as string });
  });

  describe("an alert while the lead is away", () => {
    const away = async (coverRoles: readonly ["professional"] | readonly ["scheduler"]): Promise<TestPerson<StaffViewer>> => {
      const cover = await portal.staff({ roles: coverRoles, name: "Dr Cover" });
      const { practice: { id: practiceId }, host, clock } = portal;
      const period = newId();
      await host.db.hot.run("INSERT INTO desk_away_periods (id, practice_id, staff_id, cover_id, starts_at, ends_at, state, created_at) VALUES (?, ?, ?, ?, ?, ?, 'active', ?)", [period, practiceId, staff.viewer.staffId, cover.viewer.staffId, clock.now() - 1, clock.now() + 86_400_000, clock.now()]);
      return cover;
    };
    const alerted = async (): Promise<void> => {
      const id = await give(staff, client.viewer.portalUserId, await publish(portal, phq9.form));
      await client.call("forms.start", { assignmentId: id });
      await client.call("forms.save", { assignmentId: id, step: 9, typed: { "item-9": "1" }, bases: { "item-9": 0 } });
      await portal.drain();
    };
    const told = async (who: TestPerson<StaffViewer>): Promise<number> => {
      const [row] = await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM notices WHERE practice_id = ? AND kind = 'forms.alert' AND to_id = ?", [portal.practice.id, who.viewer.staffId]);
      return Number(row?.n ?? 0);
    };

    it("goes to who covers, and not to who is away", async () => {
      const cover = await away(["professional"]);
      await alerted();
      expect([await told(cover), await told(staff)]).toEqual([1, 0]);
    });

    it("goes to administrators at once when the cover may not read answers", async () => {
      const cover = await away(["scheduler"]);
      const administrator = await portal.staff({ roles: ["administrator"], name: "Sam Ono" });
      await alerted();
      expect([await told(cover), await told(administrator)]).toEqual([0, 1]);
    });
  });
});

import { defineManifest } from "@anteroom/core/manifest";
import { defineEvent, definePlugin, newId } from "@anteroom/core/server";
import type { CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { packetRows } from "../server/packets/packet-rows.ts";
import type { PacketStep } from "../server/packets/packet-rows.ts";
import forms from "../server/index.ts";
import { checkIn, mood, publish } from "./given-form.ts";

interface Chart { given: { id: string; state: string; done: number; of: number; steps: { title: string; state: string; assignmentId: string | null; why: string | null }[] }[] }
interface Given { state: string; done: number; of: number; at: number; steps: { title: string; state: string; href: string | null }[] }

/** Another plugin that has documents signed. */
const madeUpDocuments = (answer: (input: unknown) => unknown) => {
  const example = { requestId: newId(), clientId: newId(), signed: true };
  return definePlugin({
    manifest: defineManifest({ id: "documents", name: "Documents", description: "Made up." }),
    provides: { "documents.ask-to-sign": { version: 1, input: z.unknown(), output: z.unknown(), example: { input: null, output: null }, run: async (_ctx, input) => answer(input) } },
    events: [defineEvent({ name: "documents.request-closed", version: 1, schema: z.object({ requestId: z.string(), clientId: z.string(), signed: z.boolean() }), example })],
  });
};

describe.each(testEngines())("packets on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let first: string;
  let second: string;
  const asked: unknown[] = [];
  let answer: (input: unknown) => unknown;

  beforeAll(async () => {
    answer = () => {
      throw new Error("documents do not answer");
    };
    portal = await createTestPortal({ plugins: [forms, madeUpDocuments((input) => {
      asked.push(input);
      return answer(input);
    })], engine: name });
    first = await publish(portal, mood);
    second = await publish(portal, checkIn);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const packet = async (steps: PacketStep[], defaultFor: string | null = null): Promise<string> => {
    const ctx = portal.host.context("forms", portal.practice.id, null);
    const id = newId();
    if (defaultFor) await ctx.model(packetRows).update({ defaultFor: null }, { where: { practiceId: portal.practice.id, defaultFor } });
    await ctx.model(packetRows).create({ id, practiceId: portal.practice.id, title: "Welcome packet", purpose: "", steps: JSON.stringify(steps), defaultFor, rev: 1, changedBy: null, changedAt: 1, retiredAt: null, origin: null, createdAt: 1 });
    return id;
  };
  const both = () => packet([{ form: first }, { form: second }]);
  const give = async (packetId: string, more: Record<string, unknown> = {}): Promise<string> => {
    const key = newId();
    await staff.call("forms.givePacket", { key, portalUserId: client.viewer.portalUserId, packetId, ...more });
    return key;
  };
  const cards = async (kind: string, of: string): Promise<CardEnvelope[]> => {
    const posted = (await portal.posted(kind)).filter((one) => one.conversationId === client.conversationId && (kind !== "forms.packet" || one.subjectId === of));
    return Promise.all(posted.map(({ conversationId, entryId }) => client.call<CardEnvelope>("inbox.card", { conversationId, entryId })));
  };
  const chart = async () => (await staff.call<Chart>("forms.chartPackets", { clientId: client.viewer.clientId })).given;
  const given = (givenId: string) => client.call<Given>("forms.givenPacket", { givenId });
  const answers: Record<string, Record<string, string>> = { "Mood today": { mood: "3" }, "Weekly check-in": { sleep: "well", safe: "yes" } };
  const send = async (assignmentId: string, title: string): Promise<void> => {
    await client.call("forms.start", { assignmentId });
    for (const [item, value] of Object.entries(answers[title] ?? {})) {
      const step = title === "Mood today" ? 1 : item === "sleep" ? 1 : 3;
      await client.call("forms.save", { assignmentId, step, typed: { [item]: value }, bases: { [item]: 0 } });
    }
    await client.call("forms.submit", { assignmentId, key: newId() });
  };
  const stepsOf = async (id: string) => (await chart()).find((one) => one.id === id)?.steps ?? [];

  it("is one card for all its steps, in any order, and one past-tense line when they are done", async () => {
    const id = await give(await both(), { dueOn: "2030-01-15" });
    expect(await cards("forms.assignment", id)).toEqual([]);
    expect(await cards("forms.micro", id)).toEqual([]);
    expect(await cards("forms.packet", id)).toMatchObject([{ state: "live", needsYou: true, view: { title: "Welcome packet", status: { text: "Step 1 of 2. Due Tuesday 15 January 2030." }, blocks: [{ t: "progress", done: 0, of: 2 }, { t: "checklist" }] } }]);
    const [one, two] = await stepsOf(id);
    await send(two?.assignmentId ?? "", "Weekly check-in");
    expect(await given(id)).toMatchObject({ state: "open", done: 1, of: 2, at: 1, steps: [{ state: "to-do" }, { state: "done" }] });
    expect(await cards("forms.packet", id)).toMatchObject([{ state: "in_progress", view: { blocks: [{ done: 1, of: 2, label: "1 of 2 steps done" }, {}] } }]);
    await send(one?.assignmentId ?? "", "Mood today");
    expect(await given(id)).toMatchObject({ state: "done", done: 2 });
    expect(await cards("forms.packet", id)).toMatchObject([{ state: "done", needsYou: false, view: { status: { text: expect.stringMatching(/^You finished this on /) as string }, blocks: [] } }]);
    expect(await chart()).toMatchObject([{ state: "done", done: 2, of: 2 }]);
  });

  it("holds a later step back where the order is fixed", async () => {
    const id = await give(await both(), { ordered: true });
    const [one, two] = await stepsOf(id);
    const later = { assignmentId: two?.assignmentId ?? "" };
    await expect(client.call("forms.start", later)).rejects.toMatchObject({ appCode: "CONFLICT", message: "This opens when you have sent “Mood today”." });
    await expect(client.call("forms.save", { ...later, step: 1, typed: { sleep: "well" }, bases: { sleep: 0 } })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await given(id)).toMatchObject({ steps: [{ state: "to-do" }, { state: "locked", href: null }] });
    await send(one?.assignmentId ?? "", "Mood today");
    await client.call("forms.start", later);
  });

  it("opens again when a step is given back, and leaves out what was withdrawn", async () => {
    const id = await give(await both());
    const [one, two] = await stepsOf(id);
    await send(one?.assignmentId ?? "", "Mood today");
    await staff.call("forms.withdraw", { assignmentId: two?.assignmentId });
    expect(await given(id)).toMatchObject({ state: "done", done: 1, of: 1 });
    const { sent } = await staff.call<{ sent: { submissionId: string } }>("forms.review", { assignmentId: one?.assignmentId });
    await staff.call("forms.giveBack", { assignmentId: one?.assignmentId, submissionId: sent.submissionId, note: "Look again" });
    expect(await given(id)).toMatchObject({ state: "open", steps: [{ state: "given-back" }] });
  });

  it("is withdrawn as a whole, and keeps what was sent", async () => {
    const id = await give(await both());
    const [one] = await stepsOf(id);
    await send(one?.assignmentId ?? "", "Mood today");
    await staff.call("forms.withdrawPacket", { givenId: id });
    expect(await cards("forms.packet", id)).toMatchObject([{ state: "cancelled" }]);
    expect((await chart())[0]?.steps).toMatchObject([{ state: "done" }, { state: "left-out" }]);
  });

  it("asks for its documents by name once, tells staff why when it cannot, and asks again when told to", async () => {
    const id = await give(await packet([{ form: first }, { document: newId(), title: "Consent to treatment" }]));
    await portal.drain();
    expect(await stepsOf(id)).toMatchObject([{}, { state: "missing", why: "Documents do not answer right now." }]);
    const requestId = newId();
    answer = () => ({ requestId, href: "/documents/x" });
    await staff.call("forms.askDocuments", { givenId: id });
    await portal.drain();
    expect(await given(id)).toMatchObject({ of: 2, steps: [{}, { state: "to-do", href: "/documents/x" }] });
    const before = asked.length;
    await staff.call("forms.askDocuments", { givenId: id });
    await portal.drain();
    expect(asked.length).toBe(before);
    expect(asked.at(-1)).toMatchObject({ key: `${id}:1`, portalUserId: client.viewer.portalUserId });
  });

  it("calls a sensitive form by neutral words on its card", async () => {
    const sensitive = await publish(portal, { ...mood, title: "Thoughts of harm", sensitive: true });
    const id = await give(await packet([{ form: sensitive }]));
    const [card] = await cards("forms.packet", id);
    expect(JSON.stringify(card)).not.toContain("Thoughts of harm");
    expect(card).toMatchObject({ view: { blocks: [{}, { items: [{ label: "A form for you" }] }] } });
  });

  it("is given once, however often the form is sent", async () => {
    const packetId = await both();
    const key = newId();
    await Promise.all([1, 2].map(() => staff.call("forms.givePacket", { key, portalUserId: client.viewer.portalUserId, packetId })));
    expect(await chart()).toHaveLength(1);
  });

  it("comes by itself to whoever enrols first, where the practice wants that", async () => {
    await packet([{ form: first }], "adult");
    await portal.drain();
    const listener = forms.listens?.find((one) => one.as === "packet-at-enrolment");
    const host = portal.host.context("forms", portal.practice.id, null);
    const hear = () => listener?.run(host, { data: { portalUserId: client.viewer.portalUserId, clientId: client.viewer.clientId } as never, eventId: newId(), practiceId: portal.practice.id, at: 0, actor: { kind: "system", id: null } });
    await hear();
    expect(await chart()).toEqual([]);
    await staff.call("settings.save", { pluginId: "forms", values: { packetAtEnrolment: true } });
    await hear();
    await hear();
    expect(await chart()).toMatchObject([{ state: "open", of: 1 }]);
  });

  it("is there for its own person and the staff of the client alone", async () => {
    const id = await give(await both());
    const other = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
    await expect(other.call("forms.givenPacket", { givenId: id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const stranger = await portal.staff({ roles: ["professional"] });
    for (const call of ["forms.withdrawPacket", "forms.askDocuments"]) await expect(stranger.call(call, { givenId: id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(stranger.call("forms.chartPackets", { clientId: client.viewer.clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});

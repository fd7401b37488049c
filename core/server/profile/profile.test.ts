import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { newId } from "../ids.ts";
import type { CardActionReply, CardEnvelope } from "../inbox/card-view.ts";
import type { StaffViewer } from "../viewer.ts";
import { birthDateProblem } from "./birth-date.ts";
import type { ProfileStatus } from "./profile-status.ts";

interface Posted { conversationId: string; subjectId: string; entryId: string }

describe.each(testEngines())("Profile Completion on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  beforeAll(async () => {
    portal = await createTestPortal({ engine: name });
    staff = await portal.staff();
  });
  afterAll(() => portal?.close());

  const invited = async (): Promise<TestClient> => {
    const client = await portal.client({ professional: staff, invite: true });
    await portal.drain();
    return client;
  };
  const cardsOf = async (client: TestClient): Promise<Posted[]> => (await portal.posted("core.profile-item")).filter((one) => one.conversationId === client.conversationId);
  const read = (client: TestClient, card: Posted) => client.call<CardEnvelope>("inbox.card", { conversationId: card.conversationId, entryId: card.entryId });
  const act = async (client: TestClient, card: Posted, action: string, fields: Record<string, string> = {}): Promise<CardActionReply> => {
    const { rev } = await read(client, card);
    const reply = await client.call<CardActionReply>("inbox.act", { conversationId: card.conversationId, entryId: card.entryId, action, rev, key: newId(), fields });
    await portal.drain();
    return reply;
  };
  const status = (client: TestClient) => client.call<ProfileStatus>("profile.status");

  it("asks one thing at a time until nothing is left, and counts up to 100 percent", async () => {
    const client = await invited();
    const answers: Record<string, Record<string, string>> = {
      "Add the date of birth": { birthDate: "1985-03-03" },
      "Add a phone number and address": { phone: "555 010 0123", address: "1 Pine Street, Albany" },
      "Choose how we remind you of appointments": { channel: "email" },
    };
    const percents = [(await status(client)).percent];
    for (let asked = 1; asked <= 3; asked++) {
      const cards = await cardsOf(client);
      expect(cards).toHaveLength(asked);
      const open = [];
      for (const card of cards) if ((await read(client, card)).state === "live") open.push(card);
      expect(open).toHaveLength(1);
      const card = open[0] as Posted;
      const { view } = await read(client, card);
      expect(await act(client, card, "save", answers[view.title])).toMatchObject({ ok: true, card: { state: "done" } });
      percents.push((await status(client)).percent);
    }
    expect(percents).toEqual([0, 33, 66, 100]);
    expect(await client.call("inbox.shelf")).toEqual([]);
  });

  it("keeps the card open and names the field when the answer does not fit", async () => {
    const client = await invited();
    const [card] = await cardsOf(client);
    const reply = await act(client, card as Posted, "save", { birthDate: "2090-01-01" });
    expect(reply).toMatchObject({ ok: false, code: "validation", errors: [{ field: "birthDate", message: "The date of birth must be in the past." }] });
    expect((await read(client, card as Posted)).state).toBe("live");
  });

  it("comes back after three days when it was put off, and asks nothing else meanwhile", async () => {
    const client = await invited();
    const [card] = await cardsOf(client);
    expect(await act(client, card as Posted, "later")).toMatchObject({ ok: true, card: { state: "waiting", needsYou: false } });
    expect(await cardsOf(client)).toHaveLength(1);
    await portal.advance({ days: 2, hours: 23 });
    expect(await portal.host.db.hot.all("SELECT state FROM profile_cards WHERE id = ?", [(card as Posted).subjectId])).toEqual([{ state: "later" }]);
    await portal.advance({ hours: 2 });
    expect(await portal.host.db.hot.all("SELECT state FROM profile_cards WHERE id = ?", [(card as Posted).subjectId])).toEqual([{ state: "open" }]);
  });

  it("lets only the person who was asked answer", async () => {
    const client = await invited();
    const stranger = await invited();
    const [card] = (await cardsOf(client)) as [Posted];
    const request = { ...card, action: "save", rev: 1, key: newId(), fields: { birthDate: "1985-03-03" }, subjectId: undefined };
    const { conversationId, entryId, action, rev, key, fields } = request;
    await expect(stranger.call("inbox.act", { conversationId, entryId, action, rev, key, fields })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const colleague = await portal.staff();
    const seen = await colleague.call<CardEnvelope>("inbox.card", { conversationId, entryId });
    expect(seen.view.actions).toEqual([]);
    const tried = await colleague.call<CardActionReply>("inbox.act", { conversationId, entryId, action, rev: seen.rev, key, fields });
    expect(tried.ok).toBe(false);
    expect((await read(client, card)).state).toBe("live");
  });

  it("asks nothing in a practice that does not use it", async () => {
    const boss = await portal.staff({ practice: await portal.newPractice("Quiet Practice") });
    await boss.call("settings.save", { pluginId: "core", values: { profileCompletion: false } });
    const client = await portal.client({ professional: boss, invite: true });
    await portal.drain();
    expect(await cardsOf(client)).toEqual([]);
    expect(await status(client)).toMatchObject({ enabled: false, items: [] });
  });
});

describe("a date of birth", () => {
  const now = Date.UTC(2026, 10, 23);
  it.each([["1985-03-03", null], ["", "Enter the date of birth."], ["1985-02-31", "Enter a real date, such as 3 March 1985."], ["1985-13-01", "Enter a real date, such as 3 March 1985."], ["2026-11-24", "The date of birth must be in the past."], ["1899-12-31", "Enter a year from 1900 on."]])("%s", (value, problem) => {
    expect(birthDateProblem(value, now)).toBe(problem);
  });
});

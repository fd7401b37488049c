import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openInboxHost } from "../../../testing/inbox-host.ts";
import type { InboxHost } from "../../../testing/inbox-host.ts";
import { testEngines } from "../../../testing/test-databases.ts";
import { createMessagesStandIn, createTickPlugin } from "../../../testing/tick-plugin.ts";
import { newId } from "../../ids.ts";
import type { PortalViewer, StaffViewer, Viewer } from "../../viewer.ts";
import type { CardActionReply, CardEnvelope } from "../card-view.ts";

describe.each(testEngines())("what staff do with a card that they sent, on $name", ({ name }) => {
  const ticks = createTickPlugin();
  let inbox: InboxHost;
  let rivera: StaffViewer;
  let jordan: PortalViewer & { conversationId: string };
  let at: { conversationId: string; entryId: string };

  beforeAll(async () => {
    inbox = await openInboxHost(name, [ticks.plugin, createMessagesStandIn()]);
    rivera = await inbox.staff();
  });
  afterAll(() => inbox.close());
  beforeEach(async () => {
    jordan = await inbox.client(rivera);
    const subjectId = newId();
    ticks.done.set(subjectId, false);
    const ctx = inbox.host.context("ticks", inbox.practiceId, rivera);
    await inbox.host.db.transaction((tx) => ctx.inbox.postCard({ conversationId: jordan.conversationId, kind: "ticks.item", subjectId }, tx));
    await inbox.host.inbox.settle();
    const [row] = await inbox.host.db.hot.all<{ entry_id: string }>("SELECT entry_id FROM inbox_cards WHERE subject_id = ?", [subjectId]);
    at = { conversationId: jordan.conversationId, entryId: row?.entry_id ?? "" };
  });

  const card = (viewer: Viewer): Promise<CardEnvelope> => inbox.host.inbox.card(viewer, at.conversationId, at.entryId);
  const act = async (viewer: Viewer, action: string, more: { key?: string; rev?: number } = {}): Promise<CardActionReply> =>
    inbox.host.inbox.act(viewer, { ...at, action, rev: (await card(viewer)).rev, key: newId(), fields: {}, ...more });
  const actionIds = (of: CardEnvelope): string[] => of.staff?.actions.map((action) => action.id) ?? [];
  const notices = () => inbox.host.db.hot.all<{ kind: string; data: string }>("SELECT kind, data FROM notices WHERE to_id = ?", [jordan.portalUserId]);

  it("shows on the staff's side only, whether it was seen and what they can do", async () => {
    expect((await card(jordan)).staff).toBeUndefined();
    expect(await card(rivera)).toMatchObject({ staff: { seen: false } });
    const page = await inbox.host.inbox.open(rivera, at.conversationId, null, 50);
    expect(actionIds(page.entries.find((entry) => entry.id === at.entryId)?.card as CardEnvelope)).toEqual(["nudge", "withdraw"]);
    await inbox.host.inbox.read(jordan, at.conversationId, 100);
    expect(await card(rivera)).toMatchObject({ staff: { seen: true } });
  });

  it("nudges once in 24 hours, says when the next is possible, and tells in a line for staff", async () => {
    const { rev } = await card(jordan);
    const key = newId();
    expect(await act(rivera, "nudge", { key })).toMatchObject({ ok: true });
    expect(await act(rivera, "nudge", { key })).toMatchObject({ ok: true });
    expect(await notices()).toMatchObject([{ kind: "core.nudge-task" }]);
    const after = await card(rivera);
    expect(actionIds(after)).toEqual(["withdraw"]);
    expect(after.staff?.nudgeAgainAt).toBe(new Date(inbox.clock.now() + 24 * 60 * 60_000).toISOString());
    // What the person fills in just then must not turn stale.
    expect((await card(jordan)).rev).toBe(rev);
    expect(await act(rivera, "nudge")).toMatchObject({ ok: false, code: "conflict" });
    const staffLines = (await inbox.host.inbox.open(rivera, at.conversationId, null, 50)).entries.filter((entry) => entry.kind === "event");
    expect(staffLines.map((line) => line.text).join()).toContain("sent");
    expect((await inbox.host.inbox.open(jordan, at.conversationId, null, 50)).entries.filter((entry) => entry.kind === "event")).toEqual([]);
    inbox.clock.advance({ hours: 24 });
    expect(await act(rivera, "nudge")).toMatchObject({ ok: true });
    expect(await notices()).toHaveLength(2);
  });

  it("lets one of two colleagues nudge who press together", async () => {
    const sam = await inbox.staff({ name: "Sam Ono", roles: ["administrator"] });
    const replies = await Promise.all([act(rivera, "nudge"), act(sam, "nudge")]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(await notices()).toHaveLength(1);
  });

  it("does not nudge about what is done, and drops a reminder that comes too late", async () => {
    await act(rivera, "nudge");
    const [notice] = await notices();
    const { notification } = inbox.host.registry.notification("core.nudge-task") ?? {};
    const needed = () => notification?.stillNeeded?.(inbox.host.context("core", inbox.practiceId, null), JSON.parse(notice?.data ?? "{}") as never, { portalUserId: jordan.portalUserId });
    expect(await needed()).toBe(true);
    expect(await act(jordan, "tick")).toMatchObject({ ok: true });
    expect(await needed()).toBe(false);
    inbox.clock.advance({ hours: 30 });
    expect((await card(rivera)).staff).toBeUndefined();
    expect(await act(rivera, "nudge")).toMatchObject({ ok: false, code: "stale" });
  });

  it("withdraws through the same door: once, with a line, and not by those who may not", async () => {
    const desk = await inbox.staff({ roles: ["scheduler"] });
    expect(actionIds(await card(desk))).toEqual(["nudge"]);
    expect(await act(desk, "withdraw")).toMatchObject({ ok: false, code: "forbidden" });
    expect(await act(jordan, "withdraw")).toMatchObject({ ok: false });
    expect(await act(jordan, "nudge")).toMatchObject({ ok: false });
    const { rev } = await card(rivera);
    expect(await act(rivera, "withdraw")).toMatchObject({ ok: true });
    expect(await act(rivera, "withdraw", { rev })).toMatchObject({ ok: false });
    const lines = (await inbox.host.inbox.open(jordan, at.conversationId, null, 50)).entries.filter((entry) => entry.kind === "event").map((entry) => entry.text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/ withdrew this: Call /);
  });

  it("keeps what the client did when both act at once", async () => {
    const [done, withdrawn] = await Promise.all([act(jordan, "tick"), act(rivera, "withdraw")]);
    expect([done.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
  });
});

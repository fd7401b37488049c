import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openInboxHost } from "../../testing/inbox-host.ts";
import type { InboxHost } from "../../testing/inbox-host.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createMessagesStandIn } from "../../testing/tick-plugin.ts";
import { countStatements } from "../database/statement-counter.ts";
import { newId } from "../ids.ts";
import type { StaffViewer, Viewer } from "../viewer.ts";
import type { InboxService } from "./inbox.ts";

describe.each(testEngines())("reading on $name", ({ name }) => {
  let inbox: InboxHost;
  let service: InboxService;
  let rivera: StaffViewer;
  const door = (viewer: Viewer) => inbox.host.context("messages", viewer.practiceId, viewer).inbox;
  const send = (viewer: Viewer, conversationId: string, text = "Hello") => door(viewer).send(viewer, { conversationId, key: newId(), text });
  const many = async (viewer: Viewer, conversationId: string, count: number) => {
    for (let from = 0; from < count; from += 500) await Promise.all(Array.from({ length: Math.min(500, count - from) }, (_, index) => send(viewer, conversationId, `${from + index + 1}`)));
  };
  const failure = async (work: Promise<unknown>) => work.then(() => null, (error: { appCode?: string; message: string; details?: unknown }) => ({ code: error.appCode, message: error.message, details: error.details }));
  const unread = async (viewer: Viewer, conversationId: string) => (await service.open(viewer, conversationId, null, 1)).conversation.unread;

  beforeAll(async () => {
    inbox = await openInboxHost(name, [createMessagesStandIn()]);
    service = inbox.host.inbox;
    rivera = await inbox.staff();
  });
  afterAll(() => inbox.close());

  it("answers foreign conversations exactly like absent ones, whatever is asked", async () => {
    const jordan = await inbox.client(rivera);
    const sibling = await inbox.client(rivera, { clientId: jordan.clientId, name: "Pat Lee" });
    const stranger = await inbox.staff({ name: "Dr Other" });
    const elsewhere = await inbox.staff({ practiceId: await inbox.newPractice(), roles: ["administrator"] });
    const message = await send(jordan, jordan.conversationId);
    const asks: ((viewer: Viewer, id: string) => Promise<unknown>)[] = [
      (viewer, id) => service.open(viewer, id, null, 50),
      (viewer, id) => service.read(viewer, id, 1),
      (viewer, id) => service.markUnread(viewer, id, 1),
      (viewer, id) => service.setFlags(viewer, id, { muted: true }),
      (viewer, id) => service.draft(viewer, id, false),
      (viewer, id) => service.saveDraft(viewer, id, "x", false),
      (viewer, id) => service.card(viewer, id, message.id),
      (viewer, id) => service.act(viewer, { conversationId: id, entryId: message.id, action: "tick", rev: 1, key: newId(), fields: {} }),
      (viewer, id) => send(viewer, id),
      (viewer, id) => door(viewer).withdraw(viewer, id, message.id),
    ];
    for (const viewer of [sibling, stranger, elsewhere]) {
      for (const ask of asks) {
        const foreign = await failure(ask(viewer, jordan.conversationId));
        expect(foreign?.code).toBe("NOT_FOUND");
        expect(foreign).toEqual(await failure(ask(viewer, newId())));
      }
      expect(await door(viewer).conversation(jordan.conversationId, viewer)).toBeNull();
      expect(await door(viewer).mayDownload(viewer, jordan.conversationId, message.id)).toBe(false);
    }
  });

  it("keeps two portal users of one client apart", async () => {
    const jordan = await inbox.client(rivera);
    const pat = await inbox.client(rivera, { clientId: jordan.clientId, name: "Pat Lee" });
    await send(rivera, jordan.conversationId, "For Jordan only");
    expect((await service.list(pat, { limit: 10 })).map((line) => line.id)).toEqual([pat.conversationId]);
    expect(JSON.stringify([await service.list(pat, { limit: 10 }), await service.open(pat, pat.conversationId, null, 50), await service.home(pat)])).not.toContain("For Jordan only");
    expect((await service.list(rivera, { limit: 100, clientId: jordan.clientId })).map((line) => [line.title, line.about]).sort()).toEqual([["Jordan Lee", null], ["Pat Lee", "for Jordan Lee"]]);
  });

  it("lists a professional's own clients, and every client for those who see all", async () => {
    const [lonely, admin] = [await inbox.staff({ name: "Dr New" }), await inbox.staff({ roles: ["administrator"] })];
    const mine = await inbox.client(lonely);
    expect((await service.list(lonely, { limit: 100 })).map((line) => line.id)).toEqual([mine.conversationId]);
    expect((await service.list(admin, { limit: 100 })).length).toBeGreaterThan(1);
  });

  it("counts unread by arithmetic: what the other side wrote less what this seat has read", async () => {
    const jordan = await inbox.client(rivera);
    await many(rivera, jordan.conversationId, 3);
    await send(jordan, jordan.conversationId);
    expect([await unread(jordan, jordan.conversationId), await unread(rivera, jordan.conversationId)]).toEqual([3, 1]);
    expect(await service.read(jordan, jordan.conversationId, 2)).toEqual({ unread: 1 });
    expect(await service.read(jordan, jordan.conversationId, 1)).toEqual({ unread: 1 });
    await door(rivera).send(rivera, { conversationId: jordan.conversationId, key: newId(), text: "note", note: true });
    expect(await unread(jordan, jordan.conversationId)).toBe(1);
    expect(await service.read(jordan, jordan.conversationId, 9_999)).toEqual({ unread: 0 });
    await send(rivera, jordan.conversationId);
    expect(await unread(jordan, jordan.conversationId)).toBe(1);
    expect((await service.counts(jordan)).unread).toBe(1);
  });

  it("marks unread again from an entry on, and forgets that when it is read", async () => {
    const jordan = await inbox.client(rivera);
    await many(rivera, jordan.conversationId, 5);
    await service.read(jordan, jordan.conversationId, 5);
    await service.markUnread(jordan, jordan.conversationId, 4);
    const page = await service.open(jordan, jordan.conversationId, null, 50);
    expect([page.conversation.unread, page.conversation.lastReadSeq, page.conversation.markedUnread]).toEqual([2, 3, true]);
    await service.read(jordan, jordan.conversationId, 5);
    expect((await service.open(jordan, jordan.conversationId, null, 50)).conversation).toMatchObject({ unread: 0, markedUnread: false });
  });

  it("pages older and newer and around an entry without gaps or repeats", async () => {
    const jordan = await inbox.client(rivera);
    await many(jordan, jordan.conversationId, 120);
    const texts = (page: { entries: { text: string }[] }) => page.entries.map((entry) => Number(entry.text));
    const newest = await service.open(jordan, jordan.conversationId, null, 50);
    const older = await service.open(jordan, jordan.conversationId, { before: newest.entries[0]?.seq ?? 0 }, 50);
    const oldest = await service.open(jordan, jordan.conversationId, { before: older.entries[0]?.seq ?? 0 }, 50);
    expect([...texts(oldest), ...texts(older), ...texts(newest)]).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect([newest.hasOlder, older.hasOlder, oldest.hasOlder, newest.hasNewer, older.hasNewer]).toEqual([true, true, false, false, true]);
    const after = await service.open(jordan, jordan.conversationId, { after: 100 }, 10);
    expect([texts(after), after.hasNewer]).toEqual([[101, 102, 103, 104, 105, 106, 107, 108, 109, 110], true]);
    const around = await service.open(jordan, jordan.conversationId, { around: oldest.entries[9]?.id ?? "" }, 10);
    expect([texts(around), around.hasOlder, around.hasNewer]).toEqual([[6, 7, 8, 9, 10, 11, 12, 13, 14, 15], true, true]);
  });

  it("asks the database as often at 5,000 entries as at 50", async () => {
    const jordan = await inbox.client(rivera);
    await many(jordan, jordan.conversationId, 50);
    const statements = async (work: () => Promise<unknown>) => (await countStatements(inbox.host.db, work)).statements.filter((sql) => sql.includes("inbox_")).length;
    const measure = async () => {
      await service.counts(rivera);
      return {
        list: await statements(() => service.list(rivera, { limit: 30 })),
        open: await statements(() => service.open(rivera, jordan.conversationId, null, 50)),
        older: await statements(() => service.open(rivera, jordan.conversationId, { before: 40 }, 50)),
        counts: await statements(() => service.counts(rivera)),
      };
    };
    const few = await measure();
    await many(jordan, jordan.conversationId, 4_950);
    expect(await measure()).toEqual(few);
    // Counts of staff look at cards, at who waits for an answer, at who was given what, and at what is unread.
    expect(few).toEqual({ list: 1, open: 2, older: 2, counts: 4 });
  }, 120_000);

  it("orders clients who wait by how long, until staff write back", async () => {
    const solo = await inbox.staff({ name: "Dr Wait" });
    const [first, second] = [await inbox.client(solo), await inbox.client(solo)];
    await send(second, second.conversationId);
    inbox.clock.advance({ minutes: 1 });
    await send(first, first.conversationId);
    await send(second, second.conversationId);
    const waiting = async () => (await service.list(solo, { limit: 10, view: "waiting" })).map((line) => line.id);
    expect(await waiting()).toEqual([second.conversationId, first.conversationId]);
    expect((await service.list(solo, { limit: 1, view: "waiting", before: { lastAt: inbox.clock.now() - 60_000, id: second.conversationId } })).map((line) => line.id)).toEqual([first.conversationId]);
    await send(solo, second.conversationId);
    expect(await waiting()).toEqual([first.conversationId]);
  });

  it("keeps flags by seat, and brings an archived conversation back when something new comes", async () => {
    const jordan = await inbox.client(rivera);
    await send(jordan, jordan.conversationId);
    await service.setFlags(rivera, jordan.conversationId, { pinned: true, muted: true, archived: true });
    const line = async (viewer: Viewer, view: "open" | "archived") => (await service.list(viewer, { limit: 10, clientId: jordan.clientId, view }))[0];
    expect(await line(rivera, "archived")).toMatchObject({ pinned: true, muted: true, archived: true, unread: 1 });
    expect(await line(rivera, "open")).toBeUndefined();
    expect(await line(jordan, "open")).toMatchObject({ pinned: false, muted: false, archived: false });
    expect(await door(rivera).isMuted(jordan.conversationId, { staffId: rivera.staffId })).toBe(true);
    await send(jordan, jordan.conversationId);
    expect(await line(rivera, "open")).toMatchObject({ archived: false, pinned: true });
  });

  it("withdraws an unread message within two minutes and leaves a line without its words", async () => {
    const jordan = await inbox.client(rivera);
    const message = await send(jordan, jordan.conversationId, "Not like this");
    inbox.clock.advance({ seconds: 119 });
    await door(jordan).withdraw(jordan, jordan.conversationId, message.id);
    await door(jordan).withdraw(jordan, jordan.conversationId, message.id);
    for (const viewer of [jordan, rivera]) {
      const [entry] = (await service.open(viewer, jordan.conversationId, null, 50)).entries;
      expect(entry).toMatchObject({ id: message.id, text: "", withdrawnAt: inbox.clock.now(), author: { name: "Jordan Lee" } });
    }
    expect((await service.list(rivera, { limit: 10, clientId: jordan.clientId }))[0]).toMatchObject({ preview: "Message withdrawn", waitingSince: null });
    expect(await door(jordan).isWithdrawn(jordan.conversationId, message.seq)).toBe(true);
    const kept = await inbox.host.db.hot.all("SELECT id FROM audit_log WHERE subject = ? AND verb = 'withdrew-message'", [message.id]);
    expect(kept).toHaveLength(1);
  });

  it("does not withdraw what was read, what is old, or what somebody else wrote", async () => {
    const jordan = await inbox.client(rivera);
    const read = await send(jordan, jordan.conversationId);
    await service.read(rivera, jordan.conversationId, read.seq);
    expect(await failure(door(jordan).withdraw(jordan, jordan.conversationId, read.id))).toMatchObject({ code: "CONFLICT", details: { reason: "read" } });
    const old = await send(jordan, jordan.conversationId);
    inbox.clock.advance({ seconds: 121 });
    expect(await failure(door(jordan).withdraw(jordan, jordan.conversationId, old.id))).toMatchObject({ code: "CONFLICT", details: { reason: "late" } });
    const theirs = await send(rivera, jordan.conversationId);
    expect(await failure(door(jordan).withdraw(jordan, jordan.conversationId, theirs.id))).toMatchObject({ code: "NOT_FOUND" });
  });

  it("shows clients how far the practice has read only where the practice wants it", async () => {
    const jordan = await inbox.client(rivera);
    const message = await send(jordan, jordan.conversationId);
    await service.read(rivera, jordan.conversationId, message.seq);
    const receipts = async () => (await service.open(jordan, jordan.conversationId, null, 50)).readBy.practice;
    expect(await receipts()).toBeNull();
    expect((await service.open(rivera, jordan.conversationId, null, 50)).readBy.practice).toBe(message.seq);
    const save = (readReceipts: boolean) => inbox.host.db.transaction((tx) => inbox.host.settings.save({ practiceId: inbox.practiceId, pluginId: "messages", level: "practice", levelId: null }, { readReceipts }, tx));
    await save(true);
    inbox.host.bus.publish("settings-changed", { practiceId: inbox.practiceId });
    expect(await receipts()).toBe(message.seq);
    await save(false);
    inbox.host.bus.publish("settings-changed", { practiceId: inbox.practiceId });
  });

  it("tells the other side of reading only where it is shown, and a seat's other devices to count again", async () => {
    const jordan = await inbox.client(rivera);
    const message = await send(rivera, jordan.conversationId);
    const answer = await send(jordan, jordan.conversationId);
    inbox.told.length = 0;
    await service.read(jordan, jordan.conversationId, message.seq);
    await service.read(rivera, jordan.conversationId, answer.seq);
    expect(inbox.told.map((one) => [one.name, one.audience.portalUserId ?? one.audience.staffId ?? "staff of the client"])).toEqual([
      ["counts", jordan.portalUserId],
      ["read", "staff of the client"],
      ["counts", rivera.staffId],
    ]);
  });

  it("hides message text from those who may not read messages, and from everybody while the plugin is off", async () => {
    const jordan = await inbox.client(rivera);
    const quiet = await inbox.client(rivera, { permissions: ["basic"] });
    for (const one of [jordan, quiet]) await send(rivera, one.conversationId, "only for readers");
    const shown = async (viewer: Viewer, id: string) => JSON.stringify([await service.open(viewer, id, null, 50), await service.list(viewer, { limit: 50 }), await service.counts(viewer)]);
    expect(await shown(quiet, quiet.conversationId)).not.toContain("only for readers");
    expect((await service.counts(quiet)).unread).toBe(0);
    expect(await shown(jordan, jordan.conversationId)).toContain("only for readers");
    await inbox.switchPlugin(inbox.practiceId, "messages", false);
    expect(await shown(jordan, jordan.conversationId)).not.toContain("only for readers");
    await inbox.switchPlugin(inbox.practiceId, "messages", true);
    expect(await shown(jordan, jordan.conversationId)).toContain("only for readers");
  });

  it("keeps a draft for each seat and kind until it is sent", async () => {
    const jordan = await inbox.client(rivera);
    const drafts = async () => [await service.draft(rivera, jordan.conversationId, false), await service.draft(rivera, jordan.conversationId, true), await service.draft(jordan, jordan.conversationId, false)];
    await service.saveDraft(rivera, jordan.conversationId, "Dear Jor", false);
    await service.saveDraft(rivera, jordan.conversationId, "Remember", true);
    expect(await drafts()).toEqual(["Dear Jor", "Remember", ""]);
    await send(jordan, jordan.conversationId);
    expect((await drafts())[0]).toBe("Dear Jor");
    await send(rivera, jordan.conversationId, "Dear Jordan");
    expect(await drafts()).toEqual(["", "Remember", ""]);
    await service.saveDraft(rivera, jordan.conversationId, "Again", false);
    await service.saveDraft(rivera, jordan.conversationId, "", true);
    expect(await drafts()).toEqual(["Again", "", ""]);
  });

  it("starts a portal user's home in one answer", async () => {
    const jordan = await inbox.client(rivera);
    await send(rivera, jordan.conversationId);
    expect(await service.home(jordan)).toMatchObject({
      conversationId: jordan.conversationId,
      practice: { name: "Willow Practice", phone: "555 0100" },
      client: { id: jordan.clientId, name: "Jordan Lee" },
      professionals: [{ id: rivera.staffId, name: "Dr Maya Rivera" }],
      banner: null,
      mayReadMessages: true,
      counts: { unread: 1 },
    });
  });

  it("makes one conversation for a portal user, however many ask at once", async () => {
    const jordan = await inbox.client(rivera);
    await inbox.host.db.hot.run("DELETE FROM inbox_conversations WHERE id = ?", [jordan.conversationId]);
    const made = await Promise.all(Array.from({ length: 8 }, () => inbox.host.db.transaction((tx) => service.ensureConversation(jordan.practiceId, jordan.portalUserId, tx))));
    expect(new Set(made.map((one) => one.id)).size).toBe(1);
  });
});

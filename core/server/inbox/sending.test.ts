import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openInboxHost } from "../../testing/inbox-host.ts";
import type { InboxHost } from "../../testing/inbox-host.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createMessagesStandIn } from "../../testing/tick-plugin.ts";
import { countStatements } from "../database/statement-counter.ts";
import { newId } from "../ids.ts";
import type { StaffViewer, Viewer } from "../viewer.ts";
import type { Entry } from "./inbox-door.ts";

describe.each(testEngines())("sending on $name", ({ name }) => {
  let inbox: InboxHost;
  let rivera: StaffViewer;
  const door = (viewer: Viewer) => inbox.host.context("messages", viewer.practiceId, viewer).inbox;
  const send = (viewer: Viewer, conversationId: string, text: string, key = newId()): Promise<Entry> => door(viewer).send(viewer, { conversationId, key, text });
  const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "stored", (error: { appCode?: string; message: string }) => error.appCode ?? error.message);
  const rowsOf = async (conversationId: string) => (await inbox.host.db.hot.all("SELECT seq FROM inbox_entries WHERE conversation_id = ?", [conversationId])).length;

  beforeAll(async () => {
    inbox = await openInboxHost(name, [createMessagesStandIn()]);
    rivera = await inbox.staff();
  });
  afterAll(() => inbox.close());

  it("stores one message when 50 sends carry the same key, and answers all of them alike", async () => {
    const jordan = await inbox.client(rivera);
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(jordan, jordan.conversationId, "Hello", key)));
    expect(new Set(answers.map((entry) => `${entry.id}:${entry.seq}`))).toEqual(new Set([`${key}:1`]));
    expect(await rowsOf(jordan.conversationId)).toBe(1);
    expect(await send(jordan, jordan.conversationId, "Hello", key)).toEqual(answers[0]);
  });

  it("answers the stored message when a batch holds a key of an earlier commit", async () => {
    const jordan = await inbox.client(rivera);
    const key = newId();
    await send(jordan, jordan.conversationId, "First", key);
    const [again, next] = await Promise.all([send(jordan, jordan.conversationId, "First", key), send(jordan, jordan.conversationId, "Second")]);
    expect([again.seq, next.seq]).toEqual([1, 2]);
  });

  it("refuses a key that comes with other words or from somebody else", async () => {
    const jordan = await inbox.client(rivera);
    const key = newId();
    await send(jordan, jordan.conversationId, "Hello", key);
    expect(await code(send(jordan, jordan.conversationId, "Goodbye", key))).toBe("CONFLICT");
    expect(await code(send(rivera, jordan.conversationId, "Hello", key))).toBe("CONFLICT");
    const fresh = newId();
    const both = await Promise.all([code(send(jordan, jordan.conversationId, "One", fresh)), code(send(jordan, jordan.conversationId, "Two", fresh))]);
    expect(both.sort()).toEqual(["CONFLICT", "stored"]);
  });

  it("keeps the order of each sender who does not wait for answers", async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, () => inbox.client(rivera)));
    const sent = clients.flatMap((client) => Array.from({ length: 25 }, (_, index) => send(client, client.conversationId, `${index}`)));
    await Promise.all(sent);
    for (const client of clients) {
      const page = await inbox.host.inbox.open(client, client.conversationId, null, 50);
      expect(page.entries.map((entry) => entry.text)).toEqual(Array.from({ length: 25 }, (_, index) => `${index}`));
      expect(page.entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    }
  });

  it("shares commits among 32 senders, with an event and an audit line for each message", async () => {
    const clients = await Promise.all(Array.from({ length: 32 }, () => inbox.client(rivera)));
    const count = async (table: string) => Number((await inbox.host.db.hot.all<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
    const before = { outbox: await count("outbox"), audit: await count("audit_log") };
    const { statements } = await countStatements(inbox.host.db, () => Promise.all(clients.map((client) => send(client, client.conversationId, "All at once"))));
    expect(statements.length).toBeLessThanOrEqual(10);
    expect(await count("outbox")).toBe(before.outbox + 32);
    expect(await count("audit_log")).toBe(before.audit + 32);
  });

  it("needs five statements for one message, as few after 300 as after one", async () => {
    const jordan = await inbox.client(rivera);
    const one = async () => (await countStatements(inbox.host.db, () => send(jordan, jordan.conversationId, "Counting"))).statements.length;
    const first = await one();
    await Promise.all(Array.from({ length: 300 }, () => send(jordan, jordan.conversationId, "More")));
    expect([first, await one()]).toEqual([5, 5]);
  });

  it("refuses one foreign message without holding up the others of its commit", async () => {
    const [jordan, sam] = [await inbox.client(rivera), await inbox.client(rivera)];
    const outcomes = await Promise.all([code(send(jordan, jordan.conversationId, "Mine")), code(send(sam, jordan.conversationId, "Not mine")), code(send(sam, sam.conversationId, "Mine too"))]);
    expect(outcomes).toEqual(["stored", "NOT_FOUND", "stored"]);
  });

  it("refuses somebody whose access was taken away since they signed in", async () => {
    const jordan = await inbox.client(rivera);
    await inbox.host.db.transaction((tx) => inbox.host.people.setPortalUserStatus(jordan.practiceId, jordan.portalUserId, "suspended", tx));
    expect(await code(send(jordan, jordan.conversationId, "Still here"))).toBe("NOT_FOUND");
    expect(await code(send(rivera, jordan.conversationId, "Are you there"))).toBe("CONFLICT");
  });

  it("tells both sides of a message, and staff alone of a note", async () => {
    const jordan = await inbox.client(rivera);
    inbox.told.length = 0;
    const message = await send(rivera, jordan.conversationId, "Hello Jordan");
    const note = await door(rivera).send(rivera, { conversationId: jordan.conversationId, key: newId(), text: "Seems tired", note: true });
    const entries = inbox.told.filter((one) => one.name === "entry");
    expect(entries.map((one) => one.data)).toEqual([
      { conversationId: jordan.conversationId, seq: 1, entry: message },
      { conversationId: jordan.conversationId, seq: 2, entry: note },
    ]);
    expect(entries.map((one) => one.audience.portalUserId)).toEqual([jordan.portalUserId, undefined]);
  });

  it("never sends a note to a portal user", async () => {
    const jordan = await inbox.client(rivera);
    await send(rivera, jordan.conversationId, "Hello");
    const note = await door(rivera).send(rivera, { conversationId: jordan.conversationId, key: newId(), text: "secret-note", note: true });
    const seen = [
      await inbox.host.inbox.open(jordan, jordan.conversationId, null, 50),
      await inbox.host.inbox.open(jordan, jordan.conversationId, { after: 0 }, 50),
      await inbox.host.inbox.list(jordan, { limit: 10 }),
      await inbox.host.inbox.counts(jordan),
      await door(rivera).exportOf(jordan.clientId),
    ];
    expect(JSON.stringify(seen)).not.toContain("secret-note");
    expect(JSON.stringify(seen)).not.toContain(note.id);
    expect(await code(inbox.host.inbox.open(jordan, jordan.conversationId, { around: note.id }, 50))).toBe("NOT_FOUND");
    expect(await code(door(jordan).send(jordan, { conversationId: jordan.conversationId, key: newId(), text: "x", note: true }))).toBe("FORBIDDEN");
    expect((await inbox.host.inbox.open(rivera, jordan.conversationId, null, 50)).entries.map((entry) => entry.kind)).toEqual(["message", "note"]);
  });

  it("stores nothing readable", async () => {
    const jordan = await inbox.client(rivera);
    await send(jordan, jordan.conversationId, "a very private sentence");
    await inbox.host.inbox.saveDraft(jordan, jordan.conversationId, "a very private draft", false);
    const rows = [];
    for (const table of ["inbox_conversations", "inbox_entries", "inbox_drafts", "outbox", "audit_log"]) rows.push(await inbox.host.db.hot.all(`SELECT * FROM ${table}`));
    expect(JSON.stringify(rows)).not.toContain("private");
  });

  it("refuses a key that is no ULID", async () => {
    const jordan = await inbox.client(rivera);
    expect(await code(send(jordan, jordan.conversationId, "Hello", "1"))).toBe("INVALID");
  });
});

import messages from "@anteroom/plugin-messages/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Entry, StaffViewer, TimelinePage, Viewer } from "@anteroom/core/server";
import type { Members, TopicChoices } from "@anteroom/plugin-messages/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTickPlugin } from "../core/testing/tick-plugin.ts";
import { countStatements } from "../core/server/database/statement-counter.ts";
import { exportConversations } from "../core/server/inbox/export-conversations.ts";
import { serve } from "./realtime/live-people.ts";
import type { LivePortal } from "./realtime/live-people.ts";

describe.each(testEngines())("conversations with a part of the team on $name", ({ name }) => {
  const ticks = createTickPlugin();
  let portal: TestPortal;
  let live: LivePortal;
  let admin: TestPerson<StaffViewer>;
  let lead: TestPerson<StaffViewer>;
  let ono: TestPerson<StaffViewer>;
  let desk: TestPerson<StaffViewer>;
  let biller: TestPerson<StaffViewer>;
  let jordan: TestClient;
  let billing: string;

  const open = async (who: TestPerson<Viewer>, key: string, portalUserId?: string) => (await who.call<{ conversationId: string }>("messages.openTopic", { key, ...(portalUserId ? { portalUserId } : {}) })).conversationId;
  const say = (who: TestPerson<Viewer>, conversationId: string, text: string, more: object = {}) => who.call<Entry>("messages.send", { conversationId, key: newId(), text, ...more });
  const page = (who: TestPerson<Viewer>, conversationId: string, at?: object) => who.call<TimelinePage>("inbox.open", { conversationId, ...(at ? { at } : {}) });
  const texts = async (who: TestPerson<Viewer>, conversationId: string) => (await page(who, conversationId)).entries.map((entry) => entry.text);
  const failure = (work: Promise<unknown>) => work.then((passed) => ({ passed }), (error: { appCode?: string; message: string }) => ({ code: error.appCode, message: error.message }));
  const unread = async (who: TestPerson<Viewer>) => (await who.call<{ unread: number }>("inbox.counts")).unread;
  const topics = (who: TestPerson<Viewer>, portalUserId?: string) => who.call<TopicChoices>("messages.topics", portalUserId ? { portalUserId } : {});
  const audited = async () => {
    await portal.host.audit.seal();
    return (await portal.host.audit.list(portal.practice.id, { limit: 50 })).map((line) => line.verb);
  };
  async function file(by: TestPerson<Viewer>): Promise<string> {
    const id = newId();
    const seat = by.viewer.kind === "staff" ? by.viewer.staffId : by.viewer.portalUserId;
    await portal.host.db.hot.run(
      "INSERT INTO files (id, practice_id, seat_kind, seat_id, storage_key, name, mime, size, sha256, state, purpose, created_at) VALUES (?, ?, ?, ?, ?, 'bill.pdf', 'application/pdf', 10, ?, 'ready', 'attachment', ?)",
      [id, by.viewer.practiceId, by.viewer.kind, seat, id, "0".repeat(64), portal.clock.now()],
    );
    return id;
  }

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [messages, ticks.plugin] });
    live = await serve(portal);
    admin = await portal.staff({ name: "Alex Boss" });
    desk = await portal.staff({ roles: ["scheduler"], name: "Ana Bell" });
    biller = await portal.staff({ roles: ["biller"], name: "Ben Wu" });
  });
  afterAll(() => live?.close());
  beforeEach(async () => {
    lead = await portal.staff({ roles: ["professional"], name: "Dr Maya Rivera" });
    ono = await portal.staff({ roles: ["professional"], name: "Dr Sam Ono" });
    jordan = await portal.client({ professional: lead });
    await admin.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [lead.viewer.staffId, ono.viewer.staffId] });
    billing = await open(jordan, "billing");
  });
  afterEach(() => set("all"));
  async function set(whoMayStart: string): Promise<void> {
    await portal.host.db.transaction((tx) => portal.host.settings.save({ practiceId: portal.practice.id, pluginId: "messages", level: "practice", levelId: null }, { whoMayStart }, tx));
    portal.host.bus.publish("settings-changed", { practiceId: portal.practice.id });
  }

  it("are offered by topic and by professional, opened once each, and say who is in them", async () => {
    const { choices, mayStart } = await topics(jordan);
    expect([mayStart, choices.map((one) => one.label)]).toEqual([true, ["Dr Maya Rivera", "Dr Sam Ono", "Scheduling", "Billing"]]);
    expect(choices.find((one) => one.key === "billing")).toMatchObject({ conversationId: billing, people: ["Ben Wu"] });
    const [a, b] = await Promise.all([open(jordan, "scheduling"), open(jordan, "scheduling")]);
    expect(b).toBe(a);
    expect(await open(jordan, "billing")).toBe(billing);
    const lines = await jordan.call<{ id: string; title: string; people: string[]; topic: string | null }[]>("inbox.list", {});
    expect(lines.find((line) => line.id === billing)).toMatchObject({ title: "Billing", topic: "Billing", people: ["Ben Wu"] });
    expect(lines.find((line) => line.id === jordan.conversationId)).toMatchObject({ title: "Dr Maya Rivera and the care team", topic: null, people: ["Dr Maya Rivera", "Dr Sam Ono"] });
    expect((await page(jordan, a)).conversation).toMatchObject({ title: "Scheduling", people: ["Ana Bell"], topic: { key: "scheduling", label: "Scheduling" } });
    expect((await jordan.call<{ conversationId: string }>("inbox.home")).conversationId).toBe(jordan.conversationId);
  });

  it("carry messages both ways, in five statements each, apart from home", async () => {
    await say(jordan, billing, "About my bill");
    const { statements } = await countStatements(portal.host.db, () => portal.host.context("messages", portal.practice.id, biller.viewer).inbox.send(biller.viewer, { conversationId: billing, key: newId(), text: "It is paid" }));
    expect([statements.length > 0, statements.length <= 5]).toEqual([true, true]);
    expect(await texts(jordan, billing)).toEqual(["About my bill", "It is paid"]);
    expect(await texts(jordan, jordan.conversationId)).toEqual([]);
    expect([await unread(jordan)]).toEqual([1]);
    await jordan.call("inbox.read", { conversationId: billing, seq: 2 });
    expect(await unread(jordan)).toBe(0);
  });

  it("are closed to the rest of the care team and to administrators, whatever is asked, as if they were not there", async () => {
    const entry = await say(jordan, billing, "Only for billing", { fileIds: [await file(jordan)] });
    const subject = newId();
    const ctx = portal.host.context("ticks", portal.practice.id, null);
    await portal.host.db.transaction((tx) => ctx.inbox.postCard({ conversationId: billing, kind: "ticks.item", subjectId: subject }, tx));
    const [card] = (await page(biller, billing)).entries.filter((one) => one.kind === "card");
    const asks: ((who: TestPerson<Viewer>, id: string) => Promise<unknown>)[] = [
      (who, id) => page(who, id),
      (who, id) => page(who, id, { around: entry.id }),
      (who, id) => say(who, id, "hello"),
      (who, id) => who.call("messages.note", { conversationId: id, key: newId(), text: "hello" }),
      (who, id) => who.call("messages.withdraw", { conversationId: id, entryId: entry.id }),
      (who, id) => who.call("messages.status", { conversationId: id }),
      (who, id) => who.call("messages.members", { conversationId: id }),
      (who, id) => who.call("messages.addMember", { conversationId: id, staffId: who.viewer.kind === "staff" ? who.viewer.staffId : "" }),
      (who, id) => who.call("messages.leave", { conversationId: id }),
      (who, id) => who.call("inbox.read", { conversationId: id, seq: 1 }),
      (who, id) => who.call("inbox.markUnread", { conversationId: id, seq: 1 }),
      (who, id) => who.call("inbox.setFlags", { conversationId: id, pinned: true }),
      (who, id) => who.call("inbox.draft", { conversationId: id }),
      (who, id) => who.call("inbox.saveDraft", { conversationId: id, text: "x" }),
      (who, id) => who.call("inbox.card", { conversationId: id, entryId: card?.id ?? "" }),
      (who, id) => who.call("inbox.act", { conversationId: id, entryId: card?.id ?? "", action: "tick", rev: 1, key: newId(), fields: {} }),
    ];
    for (const who of [lead, ono, admin, desk]) {
      for (const ask of asks) {
        const foreign = await failure(ask(who, billing));
        expect(foreign).toMatchObject({ code: "NOT_FOUND" });
        expect(foreign).toEqual(await failure(ask(who, newId())));
      }
      for (const view of ["open", "waiting", "archived"]) expect(JSON.stringify(await who.call("inbox.list", { view, limit: 100 }))).not.toContain(billing);
      expect(JSON.stringify(await who.call("inbox.shelf"))).not.toContain(billing);
      expect(JSON.stringify(await exportConversations(portal.host, portal.practice.id, jordan.viewer.clientId, who.viewer))).not.toContain(billing);
      expect(await portal.host.context("messages", portal.practice.id, who.viewer).inbox.mayDownload(who.viewer, billing, entry.id)).toBe(false);
      await expect(who.call("files.link", { fileId: entry.attachments[0]?.fileId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    }
    expect([await unread(lead), await unread(ono), (await unread(biller)) > 0]).toEqual([0, 0, true]);
    expect(await texts(biller, billing)).toContain("Only for billing");
    expect(await portal.host.context("messages", portal.practice.id, biller.viewer).inbox.mayDownload(biller.viewer, billing, entry.id)).toBe(true);
  });

  it("leave what clients write to their care team closed to those who do billing", async () => {
    const entry = await say(jordan, jordan.conversationId, "For my therapist");
    expect(JSON.stringify([await biller.call("inbox.list", { limit: 100 }), await page(biller, jordan.conversationId)])).not.toContain("For my therapist");
    for (const path of ["messages.send", "messages.note", "messages.status"]) {
      expect(await failure(biller.call(path, { conversationId: jordan.conversationId, key: newId(), text: "x" }))).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await portal.host.context("messages", portal.practice.id, biller.viewer).inbox.mayDownload(biller.viewer, jordan.conversationId, entry.id)).toBe(false);
  });

  it("are another portal user's as little as home is", async () => {
    const pat = await portal.client({ professional: lead, clientId: jordan.viewer.clientId, firstName: "Pat", relationship: "parent" });
    await say(jordan, billing, "Mine alone");
    expect(JSON.stringify([await pat.call("inbox.list", {}), await topics(pat)])).not.toContain(billing);
    expect(await failure(page(pat, billing))).toEqual(await failure(page(pat, newId())));
    for (const path of ["messages.topics", "messages.openTopic"]) {
      const ask = (portalUserId: string) => failure(pat.call(path, { portalUserId, key: "billing" }));
      expect(await ask(jordan.viewer.portalUserId)).toMatchObject({ code: "NOT_FOUND" });
      expect(await ask(jordan.viewer.portalUserId)).toEqual(await ask(newId()));
    }
    expect(await open(pat, "billing")).not.toBe(billing);
  });

  it("tell browsers of members only: words, cards, receipts, typing of nobody else", async () => {
    const [b, l, a, d, j] = await Promise.all([biller, lead, admin, desk, jordan].map((who) => live.connect(who.token)));
    await say(jordan, billing, "Whispered");
    expect(await b?.hears("entry")).toMatchObject({ conversationId: billing, entry: { text: "Whispered" } });
    await biller.call("messages.note", { conversationId: billing, key: newId(), text: "Our note" });
    await b?.hears("entry", (data) => data["seq"] === 2);
    await jordan.call("inbox.read", { conversationId: billing, seq: 2 });
    const subjectId = newId();
    ticks.done.set(subjectId, false);
    const ctx = portal.host.context("ticks", portal.practice.id, null);
    await portal.host.db.transaction((tx) => ctx.inbox.postCard({ conversationId: billing, kind: "ticks.item", subjectId }, tx));
    await portal.host.db.transaction((tx) => ctx.cards.touch("ticks.item", subjectId, tx));
    await b?.hears("card:changed");
    // What comes last has passed everything before it.
    await say(jordan, jordan.conversationId, "For everybody");
    for (const socket of [l, a, d]) {
      expect(await socket?.hears("entry")).toMatchObject({ conversationId: jordan.conversationId });
      expect(JSON.stringify(socket?.heard)).not.toContain(billing);
    }
    expect(JSON.stringify(j?.heard)).not.toContain("Our note");
    expect(JSON.stringify(b?.heard)).not.toContain("For everybody");
  });

  it("show a colleague who comes later what was written since, or all of it when the adder says so", async () => {
    await say(jordan, billing, "Before");
    const early = await say(biller, billing, "Also before", { fileIds: [await file(biller)] });
    await biller.call("messages.addMember", { conversationId: billing, staffId: lead.viewer.staffId });
    await biller.call("messages.addMember", { conversationId: billing, staffId: lead.viewer.staffId, history: true });
    await say(jordan, billing, "After");
    expect(await texts(lead, billing)).toEqual(["Ben Wu added Dr Maya Rivera. They read from here on.", "After"]);
    expect((await page(lead, billing)).hasOlder).toBe(false);
    expect(JSON.stringify([await page(lead, billing, { before: 3 }), await page(lead, billing, { after: 0 }), await lead.call("inbox.list", {})])).not.toMatch(/before"/i);
    expect(await failure(page(lead, billing, { around: early.id }))).toMatchObject({ code: "NOT_FOUND" });
    expect(await portal.host.context("messages", portal.practice.id, lead.viewer).inbox.mayDownload(lead.viewer, billing, early.id)).toBe(false);
    expect(JSON.stringify(await exportConversations(portal.host, portal.practice.id, jordan.viewer.clientId, lead.viewer))).not.toContain("Also before");
    expect(await unread(lead)).toBe(1);
    await lead.call("inbox.markUnread", { conversationId: billing, seq: 1 });
    expect(await unread(lead)).toBe(1);
    // What somebody may not read they cannot open to others.
    await lead.call("messages.addMember", { conversationId: billing, staffId: desk.viewer.staffId, history: true });
    expect(JSON.stringify(await page(desk, billing))).not.toContain("Also before");
    await biller.call("messages.addMember", { conversationId: billing, staffId: ono.viewer.staffId, history: true });
    expect(await texts(ono, billing)).toContain("Also before");
    expect(await texts(jordan, billing)).toContain("Ben Wu added Dr Sam Ono. They may read what was written before.");
    const { members, others } = await biller.call<Members>("messages.members", { conversationId: billing });
    expect(members.map((one) => [one.name, one.readsAll])).toEqual(expect.arrayContaining([["Ben Wu", true], ["Dr Maya Rivera", false], ["Ana Bell", false], ["Dr Sam Ono", true]]));
    expect(others.map((one) => one.name)).not.toContain("Ana Bell");
  });

  it("end for a colleague who leaves, and keep one of the practice", async () => {
    expect(await failure(biller.call("messages.leave", { conversationId: billing }))).toMatchObject({ code: "CONFLICT" });
    await biller.call("messages.addMember", { conversationId: billing, staffId: ono.viewer.staffId, history: true });
    const socket = await live.connect(ono.token);
    await ono.call("messages.leave", { conversationId: billing });
    await say(jordan, billing, "Is anybody there");
    await say(jordan, jordan.conversationId, "And here");
    expect(await socket.hears("entry")).toMatchObject({ conversationId: jordan.conversationId });
    expect(await failure(page(ono, billing))).toMatchObject({ code: "NOT_FOUND" });
    expect(await audited()).toEqual(expect.arrayContaining(["left-conversation", "added-member", "opened-conversation"]));
  });

  it("are joined by an administrator as a member only, from then on, audited and said", async () => {
    await say(jordan, billing, "Before");
    const before = await topics(admin, jordan.viewer.portalUserId);
    expect(before.choices.find((one) => one.key === "billing")?.conversationId).toBeNull();
    expect(await open(admin, "billing", jordan.viewer.portalUserId)).toBe(billing);
    expect(await texts(admin, billing)).toEqual(["Alex Boss joined. They read from here on."]);
    expect(await audited()).toContain("joined-conversation");
  });

  it("are started by staff with themselves or on a topic of theirs, for their clients only", async () => {
    const own = await open(ono, ono.viewer.staffId, jordan.viewer.portalUserId);
    expect(await open(jordan, ono.viewer.staffId)).toBe(own);
    await say(ono, own, "Between us");
    expect(await failure(page(lead, own))).toMatchObject({ code: "NOT_FOUND" });
    expect((await topics(ono, jordan.viewer.portalUserId)).choices.map((one) => one.label)).toEqual(["Dr Sam Ono"]);
    expect(await failure(open(ono, "billing", jordan.viewer.portalUserId))).toEqual(await failure(open(ono, "nothing", jordan.viewer.portalUserId)));
    const stranger = await portal.staff({ roles: ["professional"], name: "Dr Other" });
    const ask = (portalUserId: string) => failure(open(stranger, stranger.viewer.staffId, portalUserId));
    expect(await ask(jordan.viewer.portalUserId)).toMatchObject({ code: "NOT_FOUND" });
    expect(await ask(jordan.viewer.portalUserId)).toEqual(await ask(newId()));
  });

  it.each(["nobody", "replies"])("are not started by a client where the practice wants %s", async (whoMayStart) => {
    await set(whoMayStart);
    const { mayStart, why } = await topics(jordan);
    expect([mayStart, typeof why]).toEqual([false, "string"]);
    expect(await failure(open(jordan, "scheduling"))).toMatchObject({ code: "FORBIDDEN", message: why });
    expect(await open(jordan, "billing")).toBe(billing);
    const started = await open(desk, "scheduling", jordan.viewer.portalUserId);
    expect((await jordan.call<{ id: string }[]>("inbox.list", {})).map((line) => line.id)).toContain(started);
  });

  it("notify members and nobody else of the care team", async () => {
    await say(jordan, billing, "Did you get it");
    await portal.advance({ minutes: 11 });
    const told = await portal.host.db.hot.all<{ to_id: string }>("SELECT DISTINCT to_id FROM notices WHERE practice_id = ? AND kind = 'messages.unread' AND thread = ?", [portal.practice.id, billing]);
    expect(told.map((row) => row.to_id)).toEqual([biller.viewer.staffId]);
  });
});

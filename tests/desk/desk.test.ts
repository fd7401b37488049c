import messages from "@anteroom/plugin-messages/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { StaffViewer, TimelinePage, Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

interface Line { id: string; waitingSince: number | null; lastAt: number; desk: { state: string; assignee: { name: string } | null; tags: string[]; snoozedUntil: number | null; due: { stage: string } | null } }
const hour = 60 * 60_000;

describe.each(testEngines())("the shared inbox on $name", ({ name }) => {
  let portal: TestPortal;
  let rivera: TestPerson<StaffViewer>;
  let chen: TestPerson<StaffViewer>;
  let jordan: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [messages], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    const practice = await portal.newPractice(`Practice ${newId()}`);
    rivera = await portal.staff({ practice });
    chen = await portal.staff({ practice, name: "Dr Sam Chen", roles: ["professional"] });
    jordan = await portal.client({ professional: rivera });
  });

  const write = ({ viewer }: TestPerson<Viewer>, text: string, conversationId = jordan.conversationId) =>
    portal.host.context("messages", viewer.practiceId, viewer).inbox.send(viewer, { conversationId, key: newId(), text });
  const view = async (who: TestPerson<StaffViewer>, which: string, more: object = {}) => who.call<Line[]>("desk.list", { view: which, ...more });
  const ids = async (who: TestPerson<StaffViewer>, which: string) => (await view(who, which)).map((line) => line.id);
  const pageOf = (who: TestPerson<Viewer>) => portal.host.inbox.open(who.viewer, jordan.conversationId, null, 50);
  const lines = async (who: TestPerson<Viewer>) => (await pageOf(who)).entries.filter((entry) => entry.kind === "event").map((entry) => entry.text);
  const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { appCode?: string; message: string }) => error);
  const jordans = () => ({ conversationId: jordan.conversationId });
  /** Signs in again: sessions do not outlive a jump of the clock. */
  const later = async (ms: number): Promise<void> => {
    portal.clock.advance({ ms });
    await portal.drain();
  };
  const listLater = (who: TestPerson<StaffViewer>, which: "mine" | "snoozed" | "closed") => import("../../core/server/desk/list-desk.ts").then(({ listDesk }) => listDesk(portal.host, who.viewer, { view: which, limit: 30 }));

  it("starts with the client's lead professional, and moves with each assignment", async () => {
    expect(await ids(rivera, "mine")).toEqual([jordan.conversationId]);
    await rivera.call("desk.assign", { ...jordans(), staffId: null });
    expect(await ids(rivera, "mine")).toEqual([]);
    expect(await ids(rivera, "unassigned")).toEqual([jordan.conversationId]);
    expect(await refusal(rivera.call("desk.assign", { ...jordans(), staffId: chen.viewer.staffId }))).toMatchObject({ appCode: "INVALID" });
    await rivera.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [rivera.viewer.staffId, chen.viewer.staffId] });
    await rivera.call("desk.assign", { ...jordans(), staffId: chen.viewer.staffId });
    expect(await ids(chen, "mine")).toEqual([jordan.conversationId]);
    expect(await ids(rivera, "team")).toEqual([jordan.conversationId]);
    expect(await rivera.call("desk.counts")).toEqual({ mine: 0, unassigned: 0, team: 1, mentions: 0, snoozed: 0, closed: 0, all: 1 });
    expect(await lines(rivera)).toEqual(["Dr Maya Rivera took the assignment off.", "Dr Maya Rivera assigned this to Dr Sam Chen."]);
  });

  it("puts who waits longest first, and goes on by pages", async () => {
    const people = [jordan];
    for (const firstName of ["Kim", "Sam", "Ana"]) people.push(await portal.client({ professional: rivera, firstName }));
    const [, kim, sam, ana] = people as [TestClient, TestClient, TestClient, TestClient];
    for (const person of [sam, ana, kim]) {
      portal.clock.advance({ ms: 1_000 });
      await write(person, "Hello", person.conversationId);
    }
    await write(rivera, "Hello", jordan.conversationId);
    const expected = [sam, ana, kim, jordan].map((person) => person.conversationId);
    expect(await ids(rivera, "mine")).toEqual(expected);
    const read: string[] = [];
    for (let after: object | undefined; ; ) {
      const [line] = await view(rivera, "mine", { limit: 1, ...(after ? { after } : {}) });
      if (!line) break;
      read.push(line.id);
      after = { waitingSince: line.waitingSince, lastAt: line.lastAt, id: line.id };
    }
    expect(read).toEqual(expected);
    await write(rivera, "Answered", sam.conversationId);
    expect((await ids(rivera, "mine"))[0]).toBe(ana.conversationId);
  });

  it("snoozes, comes back at its time, and says why", async () => {
    await write(jordan, "Hello");
    const { until } = await rivera.call<{ until: number }>("desk.snooze", { ...jordans(), preset: "later" });
    expect(until - portal.clock.now()).toBe(4 * hour);
    expect(await ids(rivera, "mine")).toEqual([]);
    expect(await ids(rivera, "snoozed")).toEqual([jordan.conversationId]);
    await later(4 * hour - 1);
    expect((await listLater(rivera, "snoozed")).map((line) => line.desk.snoozedUntil)).toEqual([until]);
    await later(1);
    expect((await listLater(rivera, "mine")).map((line) => line.desk.state)).toEqual(["open"]);
    expect((await lines(rivera)).at(-1)).toBe("Back from snooze: the time has come.");
    await later(48 * hour);
    expect((await lines(rivera)).filter((line) => line.startsWith("Back"))).toHaveLength(1);
  });

  it("comes back from snooze when the client writes, once, and says who wrote", async () => {
    await rivera.call("desk.snooze", { ...jordans(), preset: "tomorrow" });
    await write(jordan, "I need to move our time");
    await write(jordan, "Sorry for the rush");
    await portal.drain();
    expect(await ids(rivera, "mine")).toEqual([jordan.conversationId]);
    await later(72 * hour);
    expect((await lines(rivera)).filter((line) => line.startsWith("Back"))).toEqual(["Back from snooze: Jordan Lee wrote."]);
  });

  it("is not brought back by a message that was there before", async () => {
    await write(jordan, "Thank you");
    // The listener has not run yet when the conversation is closed.
    await rivera.call("desk.close", jordans());
    await portal.drain();
    expect(await ids(rivera, "closed")).toEqual([jordan.conversationId]);
    expect(await refusal(rivera.call("desk.snooze", { ...jordans(), preset: "later" }))).toMatchObject({ appCode: "CONFLICT" });
  });

  it("closes, and a client's message reopens it to who had it", async () => {
    await rivera.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [rivera.viewer.staffId, chen.viewer.staffId] });
    await rivera.call("desk.assign", { ...jordans(), staffId: chen.viewer.staffId });
    await write(jordan, "Hello");
    await chen.call("desk.close", jordans());
    expect((await view(chen, "closed"))[0]).toMatchObject({ waitingSince: null, desk: { state: "closed" } });
    await write(jordan, "One more thing");
    await portal.drain();
    expect((await view(chen, "mine"))[0]).toMatchObject({ desk: { state: "open", assignee: { name: "Dr Sam Chen" } } });
    expect((await lines(chen)).at(-1)).toBe("Reopened: Jordan Lee wrote.");
    await chen.call("desk.close", jordans());
    await chen.call("desk.reopen", jordans());
    expect((await lines(chen)).slice(-2)).toEqual(["Dr Sam Chen closed this conversation.", "Dr Sam Chen reopened this conversation."]);
  });

  it("does not close over a message that was not seen", async () => {
    const { conversation } = await pageOf(rivera);
    await write(jordan, "Wait");
    expect(await refusal(rivera.call("desk.close", { ...jordans(), seenSeq: conversation.lastSeq }))).toMatchObject({ appCode: "CONFLICT" });
    await rivera.call("desk.close", { ...jordans(), seenSeq: conversation.lastSeq + 1 });
  });

  it("keeps all of it from the client, in answers and in what sockets are told", async () => {
    const told: { audience: { portalUserId?: string }; data: unknown }[] = [];
    const tell = portal.host.realtime.tell.bind(portal.host.realtime);
    portal.host.realtime.tell = (audience, event, data) => {
      told.push({ audience, data });
      tell(audience, event, data);
    };
    const before = JSON.stringify([await jordan.call("inbox.list", {}), await pageOf(jordan), await jordan.call("inbox.home")]);
    await rivera.call("desk.tag", { ...jordans(), tag: "Needs form" });
    await rivera.call("desk.assign", { ...jordans(), staffId: null });
    await rivera.call("desk.snooze", { ...jordans(), preset: "monday" });
    await rivera.call("desk.close", jordans());
    portal.host.realtime.tell = tell;
    const after = JSON.stringify([await jordan.call("inbox.list", {}), await pageOf(jordan), await jordan.call("inbox.home")]);
    expect(after).toBe(before);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ audience }) => audience.portalUserId !== undefined)).toEqual([]);
    expect((await lines(rivera)).length).toBe(3);
    const page = await jordan.call<TimelinePage>("inbox.open", { ...jordans(), at: { after: 0 } });
    expect(page.entries).toEqual([]);
    for (const path of ["desk.list", "desk.conversation", "desk.counts"]) expect(await refusal(jordan.call(path, { ...jordans(), view: "all" }))).toMatchObject({ appCode: "FORBIDDEN" });
  });

  it("shows a professional their own clients only", async () => {
    for (const which of ["mine", "unassigned", "team", "all"]) expect(await ids(chen, which)).toEqual([]);
    expect(await chen.call("desk.counts")).toEqual({ mine: 0, unassigned: 0, team: 0, mentions: 0, snoozed: 0, closed: 0, all: 0 });
    expect(await refusal(chen.call("desk.close", jordans()))).toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("keeps tags for staff, and lists by them", async () => {
    await rivera.call("desk.tag", { ...jordans(), tag: "  Needs   Form " });
    await rivera.call("desk.tag", { ...jordans(), tag: "needs form" });
    expect((await view(rivera, "all", { filter: { tag: "needs form" } }))[0]?.desk.tags).toEqual(["needs form"]);
    await rivera.call("desk.untag", { ...jordans(), tag: "needs form" });
    expect(await view(rivera, "all", { filter: { tag: "needs form" } })).toEqual([]);
    expect(await refusal(rivera.call("desk.tag", { ...jordans(), tag: "  " }))).toMatchObject({ appCode: "INVALID" });
  });

  it("writes each change into the audit log", async () => {
    await rivera.call("desk.snooze", { ...jordans(), preset: "later" });
    await rivera.call("desk.close", jordans());
    const rows = await portal.host.db.hot.all<{ verb: string }>(`SELECT verb FROM audit_log WHERE practice_id = ? AND client_id = ? AND verb LIKE '%-conversation' ORDER BY id`, [rivera.viewer.practiceId, jordan.viewer.clientId]);
    expect(rows.map((row) => row.verb)).toEqual(["snoozed-conversation", "closed-conversation"]);
  });

  it("counts in one statement, and lists in as many however long the view is", async () => {
    const { countStatements } = { countStatements: portal.host.db.hot.all.bind(portal.host.db.hot) };
    let asked = 0;
    portal.host.db.hot.all = ((sql: string, params?: never) => {
      asked += 1;
      return countStatements(sql, params);
    }) as typeof portal.host.db.hot.all;
    const costOf = async (): Promise<number> => {
      asked = 0;
      await listLater(rivera, "mine");
      return asked;
    };
    await costOf();
    const one = await costOf();
    for (let n = 0; n < 5; n += 1) await write(jordan, "x", (await portal.client({ professional: rivera, firstName: `P${n}` })).conversationId).catch(() => undefined);
    expect(await costOf()).toBe(one);
    portal.host.db.hot.all = countStatements;
  });
});

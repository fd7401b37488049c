import messages from "@anteroom/plugin-messages/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { StaffViewer, TimelinePage, Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const hour = 60 * 60_000;

describe.each(testEngines())("notes that name colleagues, and filters, on $name", ({ name }) => {
  let portal: TestPortal;
  let rivera: TestPerson<StaffViewer>;
  let chen: TestPerson<StaffViewer>;
  let outsider: TestPerson<StaffViewer>;
  let jordan: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [messages], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    const practice = await portal.newPractice(`Practice ${newId()}`);
    rivera = await portal.staff({ practice });
    chen = await portal.staff({ practice, name: "Dr Sam Chen", roles: ["professional"] });
    outsider = await portal.staff({ practice, name: "Kim Park", roles: ["professional"] });
    jordan = await portal.client({ professional: rivera, invite: true });
    await rivera.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [rivera.viewer.staffId, chen.viewer.staffId] });
  });

  const note = (text: string, key = newId()) => rivera.call("messages.note", { conversationId: jordan.conversationId, key, text });
  const write = ({ viewer }: TestPerson<Viewer>, text: string, conversationId = jordan.conversationId) =>
    portal.host.context("messages", viewer.practiceId, viewer).inbox.send(viewer, { conversationId, key: newId(), text });
  const ids = async (who: TestPerson<StaffViewer>, view: string, more: object = {}) => (await who.call<{ id: string }[]>("desk.list", { view, ...more })).map((line) => line.id);
  const mentioned = async (who: TestPerson<StaffViewer>) => (await who.call<{ mentions: number }>("desk.counts")).mentions;
  const notices = () => portal.host.db.hot.all<{ to_id: string; kind: string; state: string }>("SELECT to_id, kind, state FROM notices WHERE practice_id = ? AND kind = 'core.mention'", [rivera.viewer.practiceId]);
  const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { appCode?: string }) => error.appCode);

  it("shows a colleague the conversation, counts it until it is read, and keeps who was named as an id", async () => {
    await note("@Sam Chen can you call her?");
    expect(await ids(chen, "mentions")).toEqual([jordan.conversationId]);
    expect(await mentioned(chen)).toBe(1);
    expect(await mentioned(rivera)).toBe(0);
    const page = await portal.host.inbox.open(chen.viewer, jordan.conversationId, null, 10);
    expect(page.entries.at(-1)?.mentions).toEqual([{ staffId: chen.viewer.staffId, name: "Sam Chen" }]);
    await chen.call("inbox.read", { conversationId: jordan.conversationId, seq: page.conversation.lastSeq });
    expect(await mentioned(chen)).toBe(0);
    expect(await ids(chen, "mentions")).toEqual([jordan.conversationId]);
    await rivera.call("desk.close", { conversationId: jordan.conversationId });
    expect(await ids(chen, "mentions")).toEqual([]);
  });

  it("tells the named colleague once by mail, unless they read it first, and never the client", async () => {
    const key = newId();
    await note("@Dr Sam Chen look at this", key);
    await note("@Dr Sam Chen look at this", key);
    await portal.drain();
    expect((await notices()).map((one) => one.to_id)).toEqual([chen.viewer.staffId]);
    const page = await portal.host.inbox.open(jordan.viewer, jordan.conversationId, null, 10);
    expect(JSON.stringify(page)).not.toContain("look at this");
    await chen.call("inbox.read", { conversationId: jordan.conversationId, seq: 50 });
    await portal.advance({ ms: 6 * 60_000 });
    expect((await notices()).map((one) => one.state)).not.toContain("sent");
  });

  it("names nobody who may not see the conversation", async () => {
    await note("@Kim Park should know, and @Dr Maya Rivera");
    await portal.drain();
    expect(await ids(outsider, "mentions")).toEqual([]);
    expect(await mentioned(outsider)).toBe(0);
    expect(await notices()).toEqual([]);
  });

  it("loses what a colleague may no longer see", async () => {
    await note("@Sam Chen");
    await rivera.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [rivera.viewer.staffId] });
    expect(await ids(chen, "mentions")).toEqual([]);
    expect(await mentioned(chen)).toBe(0);
    await portal.advance({ ms: 10 * 60_000 });
    expect((await notices()).map((one) => one.state)).not.toContain("sent");
  });

  it("finds who needs a reply, who has something to do, by plugin, tag and professional", async () => {
    await portal.drain();
    const kim = await portal.client({ professional: rivera, firstName: "Kim" });
    await write(kim, "Hello", kim.conversationId);
    await rivera.call("desk.tag", { conversationId: kim.conversationId, tag: "new" });
    const found = (filter: object) => ids(rivera, "all", { filter });
    expect(await found({ needsReply: true })).toEqual([kim.conversationId]);
    expect(await found({ tag: "new" })).toEqual([kim.conversationId]);
    expect(await found({ professionalId: chen.viewer.staffId })).toEqual([jordan.conversationId]);
    expect(await found({ hasTask: true })).toEqual([jordan.conversationId]);
    expect(await found({ pluginId: "core" })).toEqual([jordan.conversationId]);
    expect(await found({ pluginId: "forms" })).toEqual([]);
    expect(await found({ needsReply: true, professionalId: chen.viewer.staffId })).toEqual([]);
    expect(await rivera.call("desk.total", { view: "all", filter: {} })).toBe(2);
    expect(await rivera.call("desk.total", { view: "all", filter: { needsReply: true } })).toBe(1);
  });

  it("finds who waits longer than promised, and no longer once answered", async () => {
    await write(jordan, "Hello");
    await portal.drain();
    const overdue = () => import("../../core/server/desk/list-desk.ts").then(({ listDesk }) => listDesk(portal.host, rivera.viewer, { view: "all", limit: 30, filter: { overdue: true } }));
    expect(await overdue()).toEqual([]);
    await portal.advance({ ms: 14 * 24 * hour });
    expect((await overdue()).map((line) => [line.id, line.desk.due?.stage])).toEqual([[jordan.conversationId, "late"]]);
    await write(rivera, "Hello");
    expect(await overdue()).toEqual([]);
    await write(jordan, "Thanks");
    expect(await overdue()).toEqual([]);
  });

  it("sorts by what moved last when asked, and goes on by pages", async () => {
    const kim = await portal.client({ professional: rivera, firstName: "Kim" });
    await write(jordan, "First");
    portal.clock.advance({ ms: 1_000 });
    await write(kim, "Second", kim.conversationId);
    expect(await ids(rivera, "all", { sort: "recent" })).toEqual([kim.conversationId, jordan.conversationId]);
    expect(await ids(rivera, "all")).toEqual([jordan.conversationId, kim.conversationId]);
    const [first] = await rivera.call<{ id: string; waitingSince: number; lastAt: number }[]>("desk.list", { view: "all", sort: "recent", limit: 1 });
    expect(await ids(rivera, "all", { sort: "recent", after: { waitingSince: first?.waitingSince, lastAt: first?.lastAt, id: first?.id } })).toEqual([jordan.conversationId]);
  });

  it("keeps filters for their owner, counts them in one statement, and saves one once", async () => {
    await write(jordan, "Hello");
    const id = newId();
    const save = (more: object = {}) => rivera.call("desk.saveFilter", { id, name: " Waiting ", view: "all", filter: { needsReply: true }, ...more });
    await save();
    await save();
    await rivera.call("desk.saveFilter", { id: newId(), name: "Forms", view: "mine", filter: { pluginId: "forms" } });
    expect(await refusal(rivera.call("desk.saveFilter", { id: newId(), name: "waiting", view: "all", filter: {} }))).toBe("INVALID");
    let asked = 0;
    const all = portal.host.db.hot.all.bind(portal.host.db.hot);
    portal.host.db.hot.all = ((sql: string, params?: never) => {
      if (sql.includes("COUNT(*)")) asked += 1;
      return all(sql, params);
    }) as typeof all;
    expect(await rivera.call("desk.filters")).toMatchObject([{ name: "Forms", count: 0 }, { id, name: "Waiting", count: 1, view: "all", filter: { needsReply: true } }]);
    portal.host.db.hot.all = all;
    expect(asked).toBe(1);
    expect(await chen.call("desk.filters")).toEqual([]);
    expect(await refusal(chen.call("desk.renameFilter", { id, name: "Mine now" }))).toBe("NOT_FOUND");
    expect(await refusal(chen.call("desk.removeFilter", { id }))).toBe("NOT_FOUND");
    await rivera.call("desk.renameFilter", { id, name: "To answer" });
    await rivera.call("desk.removeFilter", { id: (await rivera.call<{ id: string }[]>("desk.filters"))[0]?.id });
    expect(await rivera.call("desk.filters")).toMatchObject([{ name: "To answer" }]);
  });

  it("shows where a page of the timeline names somebody only to staff", async () => {
    await note("@Sam Chen");
    const page = await jordan.call<TimelinePage>("inbox.open", { conversationId: jordan.conversationId });
    expect(page.entries.some((entry) => "mentions" in entry)).toBe(false);
  });
});

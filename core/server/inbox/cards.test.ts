import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openInboxHost } from "../../testing/inbox-host.ts";
import type { InboxHost } from "../../testing/inbox-host.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createMessagesStandIn, createTickPlugin } from "../../testing/tick-plugin.ts";
import { countStatements } from "../database/statement-counter.ts";
import { newId } from "../ids.ts";
import type { PortalViewer, StaffViewer, Viewer } from "../viewer.ts";
import type { CardActionReply } from "./card-view.ts";
import type { InboxService } from "./inbox.ts";

type Client = PortalViewer & { conversationId: string };

describe.each(testEngines())("cards on $name", ({ name }) => {
  const ticks = createTickPlugin();
  let inbox: InboxHost;
  let service: InboxService;
  let rivera: StaffViewer;
  const ctx = (viewer: Viewer | null = null) => inbox.host.context("ticks", inbox.practiceId, viewer);

  async function post(client: Client, subjectId = newId(), audience: "all" | "staff" = "all"): Promise<{ subjectId: string; entryId: string }> {
    ticks.done.set(subjectId, false);
    await inbox.host.db.transaction((tx) => ctx().inbox.postCard({ conversationId: client.conversationId, kind: "ticks.item", subjectId, audience }, tx));
    await service.settle();
    const [row] = await inbox.host.db.hot.all<{ entry_id: string }>("SELECT entry_id FROM inbox_cards WHERE subject_id = ?", [subjectId]);
    return { subjectId, entryId: row?.entry_id ?? "" };
  }
  const tick = (viewer: Viewer, client: Client, entryId: string, more: { rev?: number; key?: string; fields?: Record<string, string>; action?: string } = {}): Promise<CardActionReply> =>
    service.act(viewer, { conversationId: client.conversationId, entryId, action: "tick", rev: 1, key: newId(), fields: {}, ...more });
  const touch = (subjectId: string) => inbox.host.db.transaction((tx) => ctx().cards.touch("ticks.item", subjectId, tx)).then(() => service.settle());

  beforeAll(async () => {
    inbox = await openInboxHost(name, [ticks.plugin, createMessagesStandIn()]);
    service = inbox.host.inbox;
    rivera = await inbox.staff();
  });
  afterEach(() => {
    ticks.breakView = false;
    Object.assign(inbox.host.options, { strict: true });
  });
  afterAll(() => inbox.close());

  it("are posted once for each kind and subject, and drawn for whoever looks", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    await post(jordan, subjectId);
    const page = await service.open(jordan, jordan.conversationId, null, 50);
    expect(page.entries).toHaveLength(1);
    expect(page.entries[0]?.card).toMatchObject({ v: 1, entryId, kind: "ticks.item@1", pluginId: "ticks", subjectId, rev: 1, state: "live", needsYou: true });
    expect((await service.list(rivera, { limit: 5, clientId: jordan.clientId }))[0]?.preview).toBe("New in Ticks");
  });

  it("are drawn by one question to the plugin for each kind on a page", async () => {
    const jordan = await inbox.client(rivera);
    for (let index = 0; index < 20; index += 1) await post(jordan);
    ticks.drawn.length = 0;
    const { statements } = await countStatements(inbox.host.db, () => service.open(jordan, jordan.conversationId, null, 50));
    expect(ticks.drawn).toEqual([20]);
    expect(statements.filter((sql) => sql.includes("inbox_"))).toHaveLength(2);
  });

  it("do what they offer once, with a new revision, an event line and an audit line", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    inbox.told.length = 0;
    const reply = await tick(jordan, jordan, entryId);
    expect(reply).toMatchObject({ ok: true, card: { state: "done", rev: 2, needsYou: false } });
    const texts = async (viewer: Viewer) => (await service.open(viewer, jordan.conversationId, null, 50)).entries.filter((entry) => entry.kind === "event").map((entry) => entry.text);
    expect([await texts(jordan), await texts(rivera)]).toEqual([["You ticked it"], ["Jordan ticked it"]]);
    expect(inbox.told.filter((one) => one.name === "card:changed").map((one) => one.data)).toEqual([{ conversationId: jordan.conversationId, entryId, kind: "ticks.item", subjectId, rev: 2 }]);
    expect(inbox.told.some((one) => one.name === "entry" && JSON.stringify(one.data).includes("ticked"))).toBe(false);
    expect(await inbox.host.db.hot.all("SELECT id FROM audit_log WHERE verb = 'acted-on-card' AND subject = ?", [subjectId])).toHaveLength(1);
  });

  it("act once for one key, however often and however fast it comes", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    const key = newId();
    const replies = await Promise.all(Array.from({ length: 10 }, () => tick(jordan, jordan, entryId, { key })));
    replies.push(await tick(jordan, jordan, entryId, { key }));
    expect(replies.map((reply) => (reply.ok ? reply.card.state : reply.code))).toEqual(replies.map(() => "done"));
    expect(ticks.runs.filter((id) => id === subjectId)).toHaveLength(1);
    expect((await service.open(jordan, jordan.conversationId, null, 50)).entries.filter((entry) => entry.kind === "event")).toHaveLength(1);
  });

  it("act once when two tabs press with keys of their own", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    const replies = await Promise.all([tick(jordan, jordan, entryId), tick(jordan, jordan, entryId)]);
    expect(replies.map((reply) => (reply.ok ? "ok" : reply.code)).sort()).toEqual(["ok", "stale"]);
    expect(ticks.runs.filter((id) => id === subjectId)).toHaveLength(1);
  });

  it("answer a stale press with the card as it is now", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    await touch(subjectId);
    expect(await tick(jordan, jordan, entryId)).toMatchObject({ ok: false, code: "stale", message: "This changed while you were looking. Check and try again.", card: { rev: 2, state: "live" } });
    expect(await tick(jordan, jordan, entryId, { rev: 2 })).toMatchObject({ ok: true });
  });

  it("say why a press was refused, and keep nothing of it", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    const key = newId();
    expect(await tick(jordan, jordan, entryId, { key, fields: { mood: "x".repeat(30) } })).toMatchObject({ ok: false, code: "validation", errors: [{ field: "mood", message: "Use 20 characters or fewer." }], card: { rev: 1 } });
    expect(await tick(jordan, jordan, entryId, { fields: { mood: "taken" } })).toMatchObject({ ok: false, code: "conflict", message: "Somebody did this already." });
    expect(await tick(jordan, jordan, entryId, { fields: { mood: "boom" } })).toMatchObject({ ok: false, code: "failed", message: "We could not do this. Nothing has changed." });
    expect(await tick(jordan, jordan, entryId, { action: "nothing" })).toMatchObject({ ok: false, code: "failed" });
    expect(await tick(jordan, jordan, entryId, { action: "constructor" })).toMatchObject({ ok: false, code: "failed" });
    expect(ticks.runs).not.toContain(subjectId);
    expect(await tick(jordan, jordan, entryId, { key })).toMatchObject({ ok: true });
  });

  it("hide buttons from a viewer who may not press them, and refuse the press", async () => {
    const jordan = await inbox.client(rivera);
    const biller = await inbox.staff({ roles: ["biller"] });
    const { entryId } = await post(jordan);
    expect((await service.card(biller, jordan.conversationId, entryId)).view.actions.map((action) => action.id)).toEqual(["look"]);
    expect(await tick(biller, jordan, entryId)).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("for staff only are not there for the portal user", async () => {
    const jordan = await inbox.client(rivera);
    const { entryId } = await post(jordan, newId(), "staff");
    expect((await service.open(jordan, jordan.conversationId, null, 50)).entries).toEqual([]);
    expect(await service.shelf(jordan)).toEqual([]);
    await expect(service.card(jordan, jordan.conversationId, entryId)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect((await service.open(rivera, jordan.conversationId, null, 50)).entries).toHaveLength(1);
  });

  it("say nothing personal while their plugin is off, and come back with it", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    await inbox.switchPlugin(inbox.practiceId, "ticks", false);
    const off = await service.card(jordan, jordan.conversationId, entryId);
    expect(off).toMatchObject({ state: "unavailable", needsYou: false, view: { title: "Ticks", status: { text: "Your practice has turned off ticks." }, blocks: [], actions: [] } });
    expect(JSON.stringify(off.view)).not.toContain(subjectId);
    expect(await tick(jordan, jordan, entryId)).toMatchObject({ ok: false, code: "unavailable", card: { state: "unavailable" } });
    expect(await service.counts(jordan)).toMatchObject({ needsYou: {} });
    await inbox.switchPlugin(inbox.practiceId, "ticks", true);
    expect(await service.card(jordan, jordan.conversationId, entryId)).toMatchObject({ state: "live" });
  });

  it("fall back to their stored line when the plugin cannot draw them, and are an error in development", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    ticks.breakView = true;
    await expect(service.card(jordan, jordan.conversationId, entryId)).rejects.toThrow("the view broke");
    Object.assign(inbox.host.options, { strict: false });
    expect(await service.card(jordan, jordan.conversationId, entryId)).toMatchObject({
      state: "unavailable",
      view: { title: `Call ${subjectId}`, status: { text: "This part is not working right now. The rest of your portal is." }, actions: [{ do: { to: "/ticks" } }] },
    });
  });

  it("show on the shelf while they need somebody, with counts from the same list", async () => {
    const jordan = await inbox.client(rivera);
    const first = await post(jordan);
    inbox.clock.advance({ minutes: 1 });
    const second = await post(jordan);
    expect((await service.shelf(jordan)).map((item) => item.entryId)).toEqual([second.entryId, first.entryId]);
    expect((await service.counts(jordan)).needsYou).toEqual({ ticks: 2 });
    await tick(jordan, jordan, first.entryId);
    expect((await service.shelf(jordan)).map((item) => item.entryId)).toEqual([second.entryId]);
    expect((await service.counts(jordan)).needsYou).toEqual({ ticks: 1 });
  });

  it("are looked at no more once they need nobody, until something touches them", async () => {
    const jordan = await inbox.client(rivera);
    const { subjectId, entryId } = await post(jordan);
    await tick(jordan, jordan, entryId);
    await service.settle();
    ticks.drawn.length = 0;
    await service.counts(jordan);
    expect(ticks.drawn).toEqual([]);
    ticks.done.set(subjectId, false);
    await touch(subjectId);
    expect((await service.counts(jordan)).needsYou).toEqual({ ticks: 1 });
  });

  it("refuse to be posted by a plugin that does not own them", async () => {
    const jordan = await inbox.client(rivera);
    const foreign = inbox.host.context("messages", inbox.practiceId, null);
    await expect(inbox.host.db.transaction((tx) => foreign.inbox.postCard({ conversationId: jordan.conversationId, kind: "ticks.item", subjectId: "x" }, tx))).rejects.toThrow("definePlugin({ cards })");
  });
});

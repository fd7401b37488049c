import { instantOf, newId, readDate } from "@anteroom/core/server";
import type { CardActionReply, CardEnvelope, ShelfItem, StaffViewer, WallDate } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import toDos from "../server/index.ts";
import { toDos as rows } from "../server/to-do-rows.ts";
import type { ToDoLine } from "../server/index.ts";

interface Lists { now: ToDoLine[]; total: number; later: ToDoLine[]; done: ToDoLine[] }
type Chart = { lines: { id: string; state: string; detail: string; dueDay: string | null }[] };

describe.each(testEngines())("to-dos on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [toDos], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const place = (to = client) => ({ conversationId: to.conversationId, pluginId: "to-dos", name: "add" });
  const give = async (fields: Record<string, string> = {}, to = client): Promise<string> => {
    const key = newId();
    await staff.call("inbox.offers.send", { ...place(to), fields: { title: "Bring your insurance card", note: "", link: "", dueDay: "", repeat: "", ...fields }, key });
    return key;
  };
  const lists = (who: TestPerson<never> | TestClient = client) => who.call<Lists>("to-dos.list");
  /** What the list is drawn from, also when the session is long over. */
  const laid = (doneDays = 30) => portal.host.context("to-dos", portal.practice.id, null).inbox.toDo(client.viewer, portal.clock.now() - doneDays * 86_400_000);
  const rowsOf = async () => (await portal.host.context("to-dos", portal.practice.id, null).model(rows).findAll({ where: { practiceId: portal.practice.id, clientId: client.viewer.clientId }, order: [["id", "ASC"]] })).map((row) => row.get());
  const chart = () => staff.call<Chart>("to-dos.chart", { clientId: client.viewer.clientId });
  const stateOf = async (id: string) => (await chart()).lines.find((line) => line.id === id)?.state;
  const entryOf = async (id: string, to = client) => ({ conversationId: to.conversationId, entryId: (await portal.posted("to-dos.item")).find((one) => one.subjectId === id && one.conversationId === to.conversationId)?.entryId ?? "" });
  const card = async (id: string, who: TestPerson<never> | TestClient = client, to = client) => who.call<CardEnvelope>("inbox.card", await entryOf(id, to));
  const act = async (id: string, action: string, who: TestPerson<never> | TestClient = client, fields: Record<string, string> = {}, rev?: number) =>
    who.call<CardActionReply>("inbox.act", { ...(await entryOf(id)), action, rev: rev ?? (await card(id, who)).rev, key: newId(), fields });
  const desk = () => staff as unknown as TestPerson<never>;
  const notices = async (to: string) => (await portal.host.db.hot.all<{ kind: string; state: string }>("SELECT kind, state FROM notices WHERE to_id = ? ORDER BY created_at, id", [to])).filter((one) => one.kind.startsWith("to-dos."));
  /** What the portal says today is, where the practice is. */
  const day = (ahead: number) => new Date(portal.clock.now() + ahead * 86_400_000 - 5 * 3_600_000).toISOString().slice(0, 10);

  it("are in the list, on the shelf and in the menu's counts alike, and leave them together", async () => {
    const id = await give({ dueDay: day(3) });
    const shelf = await client.call<ShelfItem[]>("inbox.shelf");
    expect((await lists()).now.map((line) => line.title)).toEqual(shelf.map((item) => item.title));
    expect((await client.call<{ needsYou: Record<string, number> }>("inbox.counts")).needsYou).toEqual({ "to-dos": 1 });
    await act(id, "done");
    expect(await client.call("inbox.shelf")).toEqual([]);
    expect(await lists()).toMatchObject({ now: [], done: [{ toDoId: id }] });
    await portal.advance({ seconds: 10 });
    expect((await laid()).done).toHaveLength(1);
    portal.clock.advance({ days: 31 });
    expect((await laid()).done).toEqual([]);
  });

  it("are ticked once by two devices at the same moment, and a third is told", async () => {
    const id = await give();
    const { rev } = await card(id);
    const replies = await Promise.all([act(id, "done", client, {}, rev), act(id, "done", client, {}, rev)]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    await expect(client.call("to-dos.tick", { id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT", message: "This is done already." });
    const lines = await portal.host.db.hot.all("SELECT id FROM audit_log WHERE verb = 'done' AND subject = ?", [id]);
    expect(lines).toHaveLength(1);
  });

  it("come back within five seconds of Undo, and not after", async () => {
    const id = await give();
    const { card: ticked } = await act(id, "done");
    expect(ticked).toMatchObject({ state: "done", expiresAt: new Date(portal.clock.now() + 5_000).toISOString(), view: { actions: [{ id: "undo" }] } });
    portal.clock.advance({ seconds: 4 });
    expect(await act(id, "undo")).toMatchObject({ ok: true, card: { state: "live" } });
    await act(id, "done");
    await portal.advance({ seconds: 9 });
    expect((await card(id)).view.actions).toEqual([]);
    expect(await act(id, "undo")).toMatchObject({ ok: false });
    await expect(client.call("to-dos.undo", { id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await stateOf(id)).toBe("done");
  });

  it("wait for staff to confirm where staff want that; sent back they are open with the note", async () => {
    const id = await give({ needsConfirmation: "on" });
    expect((await act(id, "done")).card).toMatchObject({ state: "waiting" });
    expect((await lists()).later.map((line) => line.toDoId)).toEqual([id]);
    expect(await card(id, desk())).toMatchObject({ needsYou: true, view: { status: { tag: "To confirm" } } });
    expect(await act(id, "back", desk(), { note: "The other side too" })).toMatchObject({ ok: true });
    expect(JSON.stringify((await card(id)).view.blocks)).toContain("Dr Maya Rivera wrote: The other side too");
    await act(id, "done");
    expect(await act(id, "confirm", desk())).toMatchObject({ ok: true });
    expect(await card(id)).toMatchObject({ state: "done" });
  });

  it("keep one outcome when the client takes a tick back while staff confirm it", async () => {
    const id = await give({ needsConfirmation: "on" });
    await act(id, "done");
    const { rev } = await card(id);
    const replies = await Promise.all([act(id, "undo", client, {}, rev), act(id, "confirm", desk(), {}, rev)]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(await stateOf(id)).toBe(replies[0].ok ? "open" : "done");
  });

  it("leave the list with a reason that staff see, and can be given again", async () => {
    const id = await give();
    await client.call("to-dos.skip", { id, key: newId(), reason: "I have no printer" });
    expect((await lists()).now).toEqual([]);
    expect(await card(id, desk())).toMatchObject({ needsYou: true, view: { status: { text: "The client can’t do this. Jordan Lee wrote: I have no printer" } } });
    await act(id, "noted", desk());
    expect(await card(id, desk())).toMatchObject({ needsYou: false });
    await staff.call("to-dos.again", { id, key: newId() });
    expect((await lists()).now.map((line) => line.toDoId)).toEqual([id]);
  });

  it("count once the client agrees to the day, or to another of their own", async () => {
    const id = await give({ dueDay: day(3), proposed: "on" });
    expect((await lists()).now[0]).toMatchObject({ canTick: false });
    expect(await act(id, "agree", client, { dueDay: "2020-01-01" })).toMatchObject({ ok: false, errors: [{ field: "dueDay" }] });
    expect(await act(id, "agree", client, { dueDay: day(5) })).toMatchObject({ ok: true, card: { state: "live" } });
    expect((await chart()).lines[0]).toMatchObject({ state: "open", dueDay: day(5) });
  });

  it.each([["spring forward", "2027-03-13T15:00:00Z", "2027-03-14"], ["fall back", "2027-11-06T14:00:00Z", "2027-11-07"]])("that repeat show the next from midnight where the client is, when the clocks %s", async (_change, at, tomorrow) => {
    const start = portal.clock.now();
    portal.clock.set(Date.parse(at));
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    const id = await give({ dueDay: at.slice(0, 10), repeat: "daily" });
    await act(id, "done");
    await portal.advance({ seconds: 10 });
    const [, next] = await rowsOf();
    expect(next).toMatchObject({ state: "scheduled", dueDay: tomorrow });
    expect((await lists()).later).toHaveLength(1);
    const midnight = instantOf(readDate(tomorrow) as WallDate, 0, "America/New_York");
    portal.clock.set(midnight - 1_000);
    await portal.drain();
    expect((await laid()).now).toEqual([]);
    portal.clock.set(midnight);
    await portal.drain();
    expect((await laid()).now.map((item) => item.id)).toEqual([`to-dos.item/${next?.id ?? ""}`]);
    portal.clock.set(start);
  });

  it("remind three times at most, and tell nobody what they are", async () => {
    const id = await give({ dueDay: day(3) });
    for (let passed = 0; passed < 20; passed += 1) await portal.advance({ days: 1 });
    const sent = (await notices(client.viewer.portalUserId)).filter((one) => one.kind === "to-dos.reminder");
    expect(sent).toHaveLength(3);
    expect((await notices(client.viewer.portalUserId)).filter((one) => one.kind === "to-dos.reminder")).toHaveLength(3);
    const mails = await portal.host.mailer.mailbox();
    expect(mails.map((mail) => `${mail.subject} ${mail.text}`).join()).not.toContain("insurance");
    expect((await rowsOf()).map((row) => [row.id, row.state])).toEqual([[id, "open"]]);
  });

  it("stop reminding once they are done", async () => {
    const id = await give({ dueDay: day(3) });
    await act(id, "done");
    for (let passed = 0; passed < 10; passed += 1) await portal.advance({ days: 1 });
    expect((await notices(client.viewer.portalUserId)).filter((one) => one.kind === "to-dos.reminder")).toEqual([]);
  });

  it("that a client adds are seen by staff, removed by their maker alone, and refused where the practice says so", async () => {
    const key = newId();
    await client.call("to-dos.add", { key, title: "Write down questions" });
    await client.call("to-dos.add", { key, title: "Write down questions" });
    expect((await chart()).lines).toHaveLength(1);
    const given = await give();
    await expect(client.call("to-dos.remove", { id: given, key: newId() })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    await client.call("to-dos.remove", { id: key, key: newId() });
    expect(await stateOf(key)).toBe("cancelled");
    await expect(client.call("to-dos.add", { key: newId(), title: " " })).rejects.toMatchObject({ message: expect.stringContaining("Write what there is to do") as string });
  });

  it("for everybody of a client stand in each one's messages and are ticked by one for all", async () => {
    const ana = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    const id = await give({ everyone: "everyone" });
    expect((await lists(ana)).now.map((line) => line.toDoId)).toEqual([id]);
    await act(id, "done");
    expect((await lists(ana)).now).toEqual([]);
    expect(await card(id, ana, ana)).toMatchObject({ state: "done" });
  });

  it("are nobody's business who may not see them", async () => {
    const id = await give();
    const strangers: [string, TestPerson<never> | TestClient][] = [
      ["another portal user of the client", await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" })],
      ["another client", await portal.client({ professional: staff })],
      ["a professional without the client", (await portal.staff({ roles: ["professional"] })) as never],
      ["another practice", (await portal.staff({ practice: await portal.newPractice("Other Practice") })) as never],
    ];
    for (const [who, person] of strangers) {
      const paths = person.viewer.kind === "portal" ? ["one", "tick", "undo", "skip", "agree", "remove"] : ["tick", "undo", "confirm", "giveBack", "again", "cancel", "giveTask"];
      for (const path of paths) {
        const ask = (at: string) => person.call(`to-dos.${path}`, { id: at, itemId: `to-dos.item/${at}`, key: newId(), dueDay: day(1), staffId: staff.viewer.staffId }).catch((error: Error) => error.message);
        expect(await ask(id), `${who}: ${path}`).toBe(await ask(newId()));
      }
    }
    expect(await stateOf(id)).toBe("open");
  });

  it("keep their words sealed at rest", async () => {
    await give({ note: "Something private" });
    const rows = await portal.host.db.hot.all<{ body: string }>("SELECT body FROM to_dos_items");
    expect(rows.map((row) => row.body).join()).not.toMatch(/insurance|private/);
  });

  it("ask the database as often for 2,000 open ones as for two", async () => {
    const { countStatements } = await import("../../../core/server/database/statement-counter.ts");
    const ctx = portal.host.context("to-dos", portal.practice.id, null);
    const { sealBody } = await import("../server/to-do-body.ts");
    // As rows: going through the workflow and the conversation 2,000 times would only make the test slow.
    const more = async (count: number): Promise<void> => {
      const made = Array.from({ length: count }, () => newId());
      const now = portal.clock.now();
      const nulls = { staffId: null, dueDay: null, repeat: null, anchorDay: null, seriesId: null, doneAt: null, seenAt: null };
      await ctx.model(rows).bulkCreate(made.map((id) => ({ ...nulls, id, practiceId: portal.practice.id, clientId: client.viewer.clientId, portalUserId: client.viewer.portalUserId, forStaff: 0, byKind: "staff" as const, byId: staff.viewer.staffId, body: sealBody(ctx, id, { title: "One of many", note: "", link: "", by: "Dr Maya Rivera" }), state: "open" as const, needsConfirmation: 0, postedAt: now, createdAt: now, changedAt: now })));
      await portal.host.db.transaction(async (tx) => {
        for (const id of made) {
          await tx.run("INSERT INTO inbox_cards (practice_id, kind, subject_id, conversation_id, entry_id, seq, audience, rev, open, line, line_rev, created_at, changed_at) VALUES (?, 'to-dos.item', ?, ?, ?, 1, 'all', 1, 1, NULL, 1, ?, ?)", [portal.practice.id, id, client.conversationId, newId(), now, now]);
        }
      });
    };
    // Who is signed in and what is on is kept for a second, so it is asked for now and then.
    const asked = (statements: readonly string[]): number => statements.filter((sql) => /inbox_|to_dos_/.test(sql)).length;
    const measure = async () => ({
      list: asked((await countStatements(portal.host.db, () => lists())).statements),
      counts: asked((await countStatements(portal.host.db, () => client.call("inbox.counts"))).statements),
    });
    await more(2);
    await measure();
    const few = await measure();
    await more(1_998);
    await measure();
    expect(await measure()).toEqual(few);
    expect((await lists()).now).toHaveLength(50);
    expect((await lists()).total).toBe(2_000);
    expect((await client.call<Lists>("to-dos.list", { whole: true })).now).toHaveLength(2_000);
    expect((await client.call<{ needsYou: Record<string, number> }>("inbox.counts")).needsYou).toEqual({ "to-dos": 2_000 });
  }, 180_000);

  it("leave every list when the plugin is turned off, and come back as they were", async () => {
    const id = await give();
    const switchTo = async (on: boolean) => {
      const line = (await staff.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "to-dos");
      await staff.call("plugins.switch", { pluginId: "to-dos", on, revision: line?.revision ?? 0 });
      await portal.drain();
    };
    await switchTo(false);
    expect(await client.call("inbox.shelf")).toEqual([]);
    expect(JSON.stringify(await card(id))).not.toContain("insurance");
    expect((await client.call<{ to: string }[]>("plugins.menu")).map((item) => item.to)).not.toContain("/to-dos");
    await switchTo(true);
    expect((await lists()).now.map((line) => line.toDoId)).toEqual([id]);
  });
});

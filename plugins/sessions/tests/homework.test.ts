import { newId } from "@anteroom/core/server";
import type { ShelfItem, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import plugin from "../server/index.ts";
import { cardsOf } from "./cards-of.ts";

const hour = 3_600_000;

describe.each(testEngines())("homework and logs on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [plugin], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const ctx = () => portal.host.context("sessions", portal.practice.id, null);
  const { cardAt, act } = cardsOf(() => portal, () => client);
  const desk = () => staff as unknown as TestPerson<never>;
  const give = async (fields: Record<string, string> = {}): Promise<string> => {
    const key = newId();
    await staff.call("inbox.offers.send", { conversationId: client.conversationId, pluginId: "sessions", name: "homework", fields: { title: "A short walk", instructions: "", link: "", dueDay: "", repeat: "", log: "", sessionId: "", ...fields }, key });
    return key;
  };
  const day = (ahead: number) => new Date(portal.clock.now() + ahead * 24 * hour - 5 * hour).toISOString().slice(0, 10);
  const homework = (id: string) => client.call<{ state: string; note: string; days: { day: string; done: boolean }[] }>("sessions.homeworkOne", { id });

  it("is done in the conversation, answered, and sent back with words", async () => {
    const id = await give({ dueDay: day(3) });
    expect((await client.call<ShelfItem[]>("inbox.shelf")).map((item) => item.title)).toEqual(["A short walk"]);
    expect(await act("sessions.homework", "send", { note: "It went well" })).toMatchObject({ ok: true, card: { state: "waiting" } });
    expect(await client.call("inbox.shelf")).toEqual([]);
    expect(await cardAt("sessions.homework", desk())).toMatchObject({ needsYou: true, view: { status: { tag: "To read" } } });
    await expect(client.call("sessions.homeworkSend", { id, key: newId(), note: "Again" })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await expect(staff.call("sessions.homeworkAnswer", { id, key: newId(), comment: "", back: true })).rejects.toMatchObject({ message: expect.stringContaining("Write what to go on with") as string });
    await staff.call("sessions.homeworkAnswer", { id, key: newId(), comment: "Two more days, please", back: true });
    expect(await homework(id)).toMatchObject({ state: "started", note: "It went well" });
    expect(JSON.stringify((await cardAt("sessions.homework")).view.blocks)).toContain("Two more days, please");
    await client.call("sessions.homeworkSend", { id, key: newId(), note: "Done" });
    expect(await act("sessions.homework", "review", { comment: "Good to read" }, desk())).toMatchObject({ ok: true });
    expect(await cardAt("sessions.homework")).toMatchObject({ state: "done" });
  });

  it("is given for the session that was held last, and for no older one", async () => {
    const record = async (ahead: number): Promise<string> => {
      const key = newId();
      await staff.call("sessions.record", { key, clientId: client.viewer.clientId, staffId: staff.viewer.staffId, type: "Therapy session", day: day(ahead), time: "09:30", minutes: "45", place: "video", state: ahead < 0 ? "completed" : "booked" });
      return key;
    };
    const [older, last, next] = [await record(-9), await record(-2), await record(5)];
    const { form: { fields } } = await staff.call<{ form: { fields: { name?: string; options?: { value: string }[] }[] } }>("inbox.offers.form", { conversationId: client.conversationId, pluginId: "sessions", name: "homework" });
    const offered = fields.find((one) => one.name === "sessionId")?.options?.map((one) => one.value);
    expect(offered).toEqual(["", last, next]);
    expect(offered).not.toContain(older);
    const id = await give({ sessionId: last });
    expect((await client.call<{ homework: { id: string }[] }>("sessions.session", { id: last })).homework.map((one) => one.id)).toEqual([id]);
  });

  it("is ticked by the day, today from the card and others from its page", async () => {
    const id = await give({ daily: "on", dueDay: day(5) });
    expect(await act("sessions.homework", "today")).toMatchObject({ ok: true, card: { state: "in_progress" } });
    expect((await homework(id)).days.map((one) => one.done)).toEqual([true]);
    expect(await act("sessions.homework", "untick")).toMatchObject({ ok: true });
    await client.call("sessions.homeworkDays", { id, key: newId(), days: [day(0)] });
    expect((await homework(id)).days).toEqual([{ day: day(0), label: "Today", done: true }]);
    await expect(client.call("sessions.homeworkDays", { id, key: newId(), days: ["2020-01-01"] })).rejects.toThrow();
  });

  it("that repeats comes again on its day when it was sent, once, and ends when it is withdrawn", async () => {
    const id = await give({ repeat: "weekly", dueDay: day(2) });
    await act("sessions.homework", "send", {});
    await portal.drain();
    await client.call("sessions.homeworkTakeBack", { id, key: newId() });
    await client.call("sessions.homeworkSend", { id, key: newId(), note: "" });
    await portal.drain();
    const lines = async () => (await staff.call<{ lines: { id: string; tag: string }[] }>("sessions.chartHomework", { clientId: client.viewer.clientId })).lines;
    expect((await lines()).map((line) => line.tag)).toEqual(["Planned", "To read"]);
    const next = (await lines())[0]?.id ?? "";
    await expect(homework(next)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await staff.call("sessions.homeworkCancel", { id: next, key: newId() });
    await portal.drain();
    expect((await lines()).map((line) => line.tag)).toEqual(["Withdrawn", "To read"]);
  });

  it("has one outcome when it is sent twice at the same moment", async () => {
    const id = await give();
    const sent = await Promise.allSettled([client.call("sessions.homeworkSend", { id, key: newId(), note: "One" }), client.call("sessions.homeworkSend", { id, key: newId(), note: "Two" })]);
    expect(sent.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("that somebody is stuck with becomes a message that names it", async () => {
    const id = await give();
    await client.call("sessions.homeworkStuck", { id, key: newId(), text: "I have no time in the morning" });
    const { entries } = await staff.call<{ entries: { text: string }[] }>("inbox.open", { conversationId: client.conversationId });
    // This portal has no messages, so it is a line; with messages it is one.
    expect(entries.at(-1)?.text).toBe("Jordan Lee is stuck with the homework “A short walk”: I have no time in the morning");
  });

  it("logs stay with whoever keeps them until they share an entry, and tick the homework that asks for them", async () => {
    const id = await give({ log: "mood", dueDay: day(6) });
    const entry = (key: string, share: boolean) => client.call("sessions.logAdd", { key, kind: "mood", day: day(0), share, scale: "4", note: "Slept well" });
    const [open, own] = [newId(), newId()];
    await entry(open, true);
    await entry(own, false);
    await entry(own, false);
    await expect(client.call("sessions.logAdd", { key: newId(), kind: "mood", day: day(2), scale: "4" })).rejects.toMatchObject({ message: expect.stringContaining("Choose today") as string });
    await expect(client.call("sessions.logAdd", { key: newId(), kind: "sleep", day: day(0), scale: "4", hours: "" })).rejects.toMatchObject({ message: expect.stringContaining("hours") as string });
    expect((await homework(id)).days.map((one) => one.done)).toEqual([true]);
    const shared = async () => (await staff.call<{ entries: { id: string }[] }>("sessions.chartLogs", { clientId: client.viewer.clientId })).entries.map((one) => one.id);
    expect(await shared()).toEqual([open]);
    await client.call("sessions.logShare", { id: open, key: newId(), version: 1, share: false });
    expect(await shared()).toEqual([]);
    const parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
    expect((await parent.call<{ entries: unknown[] }>("sessions.logEntries", { kind: "mood" })).entries).toEqual([]);
    await client.call("sessions.logRemove", { id: own, key: newId() });
    expect((await client.call<{ entries: unknown[] }>("sessions.logEntries", { kind: "mood" })).entries).toHaveLength(1);
  });

  it("keep what people wrote sealed at rest", async () => {
    const id = await give({ instructions: "Something private" });
    await client.call("sessions.homeworkSave", { id, key: newId(), note: "Something private" });
    const rows = await portal.host.db.hot.all<{ body: string }>("SELECT body FROM sessions_homework");
    expect(rows.map((row) => row.body).join()).not.toMatch(/private|walk/);
  });

  it("come back as they were in a practice that takes in the export", async () => {
    const id = await give({ instructions: "Slowly" });
    const rows: unknown[] = [];
    for await (const row of plugin.exports?.practice?.(ctx()) ?? []) rows.push(JSON.parse(JSON.stringify(row)));
    expect(JSON.stringify(rows)).toContain("Slowly");
    const other = await portal.newPractice("Other Practice");
    const there = portal.host.context("sessions", other.id, null);
    // Ids are made new by the host; here the first letter stands for that.
    const renamed = JSON.parse(JSON.stringify(rows).replaceAll(/"01([0-9A-Z]{24})"/g, '"02$1"')) as unknown[];
    async function* again() { yield* renamed; }
    await plugin.imports?.practice?.(there, again());
    await plugin.imports?.practice?.(there, again());
    const { homework: table } = await import("../server/tables/homework.ts");
    const { homeworkBody } = await import("../server/homework/find-homework.ts");
    const row = await there.model(table).findOne({ where: { practiceId: other.id, id: `02${id.slice(2)}` } });
    expect(row && homeworkBody(there, row.get()).instructions).toBe("Slowly");
  });
});

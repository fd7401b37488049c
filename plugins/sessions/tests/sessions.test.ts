import { newId } from "@anteroom/core/server";
import type { PortalHome, ShelfItem, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { applyAppointment } from "../server/appointments/apply-appointment.ts";
import type { HeardFacts } from "../server/appointments/heard-facts.ts";
import plugin from "../server/index.ts";
import type { SessionLine } from "../server/index.ts";
import { cardsOf } from "./cards-of.ts";
import { booked, stubScheduling } from "./stub-scheduling.ts";

type Page = { lines: SessionLine[]; next: string | null };
interface Joined { href: string | null; arrived: boolean; seen: boolean; noLink: boolean; line: SessionLine }
interface Clinical { clinical: { arrivedAt: number | null; href: string | null; missing: string | null; checkIns: { answered: boolean; lines: { value: string }[] }[]; recap: { state: string; version: number } | null } | null }

const minute = 60_000;
const hour = 60 * minute;

describe.each(testEngines())("sessions on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  /** What scheduling would answer. */
  let appointments: HeardFacts[] = [];
  let billed: string[] = [];

  beforeAll(async () => {
    portal = await createTestPortal({
      plugins: [plugin, stubScheduling(() => appointments)], engine: name, ownDevices: true,
      answers: { "payments.billed": () => ({ billed }) },
    });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    appointments = [];
    billed = [];
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const facts = (startsIn: number, more: Partial<HeardFacts> = {}): HeardFacts => {
    const startsAt = portal.clock.now() + startsIn;
    return { appointmentId: newId(), clientIds: [client.viewer.clientId], staffId: staff.viewer.staffId, serviceName: "Therapy session", startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + 50 * minute).toISOString(), zone: "America/New_York", place: { kind: "video" }, status: "booked", ...more };
  };
  const ctx = () => portal.host.context("sessions", portal.practice.id, null);
  const hear = (heard: HeardFacts, at = portal.clock.now()) => ctx().transaction((tx) => applyAppointment(ctx(), tx, heard, at));
  const list = (past = false, after?: string, who: TestClient = client) => who.call<Page>("sessions.list", { past, ...(after ? { after } : {}) });
  const only = async (): Promise<SessionLine> => (await list()).lines[0] as SessionLine;
  const join = (id: string) => client.call<Joined>("sessions.join", { id });
  const chart = (id: string) => staff.call<Clinical>("sessions.chartSession", { id });
  const setting = (values: Record<string, unknown>) => staff.call("settings.save", { pluginId: "sessions", level: "practice", levelId: null, values });
  const { entryOf, cardAt, act } = cardsOf(() => portal, () => client);
  const give = async (fields: Record<string, string> = {}): Promise<string> => {
    const key = newId();
    await staff.call("inbox.offers.send", { conversationId: client.conversationId, pluginId: "sessions", name: "homework", fields: { title: "A short walk", instructions: "", link: "", dueDay: "", repeat: "", log: "", sessionId: "", ...fields }, key });
    return key;
  };
  const day = (ahead: number) => new Date(portal.clock.now() + ahead * 24 * hour - 5 * hour).toISOString().slice(0, 10);
  const homework = (id: string) => client.call<{ state: string; note: string; days: { day: string; done: boolean }[] }>("sessions.homeworkOne", { id });

  it("are heard of as they are booked", async () => {
    const scheduling = portal.host.context("scheduling", portal.practice.id, null);
    const heard = facts(24 * hour);
    await scheduling.transaction((tx) => scheduling.events.publish(booked, heard, tx));
    await portal.drain();
    expect((await list()).lines).toMatchObject([{ type: "Therapy session", tag: "Booked", startsAt: heard.startsAt, join: "early" }]);
  });

  it("are listed by what is to come and what is past, and go on where the page ended", async () => {
    for (let at = 1; at <= 35; at += 1) await hear(facts(-at * 24 * hour, { status: "completed" }));
    await hear(facts(2 * hour));
    await hear(facts(24 * hour, { place: { kind: "in-person" } }));
    expect((await list()).lines.map((line) => line.place)).toEqual(["video", "in-person"]);
    const first = await list(true);
    const second = await list(true, first.next ?? "");
    expect([first.lines.length, second.lines.length, second.next]).toEqual([30, 5, null]);
    expect(new Set([...first.lines, ...second.lines].map((line) => line.id)).size).toBe(35);
    expect(Date.parse(first.lines[0]?.startsAt ?? "")).toBeGreaterThan(Date.parse(first.lines[1]?.startsAt ?? ""));
  });

  it("know of appointments from before they were there, once, and of later news whatever its order", async () => {
    const old = facts(-24 * hour, { status: "completed" });
    appointments = [old];
    expect((await list(true)).lines).toHaveLength(1);
    const soon = facts(24 * hour);
    const later = { ...soon, startsAt: new Date(portal.clock.now() + 48 * hour).toISOString(), endsAt: new Date(portal.clock.now() + 49 * hour).toISOString() };
    await hear(later, 20);
    await hear(soon, 10);
    await hear(later, 20);
    appointments = [old, facts(72 * hour)];
    expect((await list()).lines.map((line) => line.startsAt)).toEqual([later.startsAt]);
    await hear({ ...later, status: "practice-cancelled" }, 30);
    expect((await only()).tag).toBe("Cancelled by the practice");
  });

  it("say billed or missed to those who may know, and to nobody else", async () => {
    const done = facts(-24 * hour, { status: "completed" });
    await hear(done);
    await hear(facts(-48 * hour, { status: "no-show" }));
    billed = [done.appointmentId];
    expect((await list(true)).lines.map((line) => line.money)).toEqual(["billed", "missed"]);
    await setting({ showBilled: false });
    const carer = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent", permissions: ["basic", "sessions"] });
    const lines = (await list(true, undefined, carer)).lines;
    expect(lines.map((line) => [line.money, line.tag])).toEqual([[null, "Took place"], [null, "Past"]]);
    await setting({ showBilled: true });
    const payer = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent", permissions: ["basic", "sessions", "billing"] });
    expect((await list(true, undefined, payer)).lines[0]?.money).toBe("billed");
  });

  it("stand on top of home with the way to all of them, for those who may open them", async () => {
    await hear(facts(3 * hour));
    const { nextUp } = await client.call<PortalHome>("inbox.home");
    expect(nextUp).toMatchObject({ label: "Next session", more: "/sessions", href: `/sessions/${(await only()).id}` });
    const payer = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent", permissions: ["basic"] });
    const theirs = await payer.call<PortalHome>("inbox.home");
    expect(theirs.nextUp).toMatchObject({ label: "Next session" });
    expect(theirs.nextUp).not.toHaveProperty("more");
  });

  it("open 15 minutes before, wait for the professional, and close 30 minutes after", async () => {
    await hear(facts(16 * minute));
    const { id } = await only();
    await staff.call("sessions.setLink", { id, link: "https://video.example/room" });
    expect(await join(id)).toMatchObject({ href: null, line: { join: "early" } });
    await expect(client.call("sessions.arrive", { id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
    portal.clock.advance({ minutes: 2 });
    const key = newId();
    await Promise.all([client.call("sessions.arrive", { id, key }), client.call("sessions.arrive", { id, key })]);
    expect(await join(id)).toMatchObject({ href: null, arrived: true, seen: false });
    expect((await staff.call<ShelfItem[]>("inbox.shelf")).map((item) => item.kind)).toEqual(["Waiting room"]);
    await staff.call("sessions.seen", { id });
    expect(await join(id)).toMatchObject({ href: null, seen: true });
    await staff.call("sessions.letIn", { id });
    expect((await join(id)).href).toBe("https://video.example/room");
    expect(await staff.call<ShelfItem[]>("inbox.shelf")).toEqual([]);
    portal.clock.advance({ minutes: 95 });
    expect(await join(id)).toMatchObject({ href: null, line: { join: "over" } });
    expect((await chart(id)).clinical?.href).toBeNull();
  });

  it("are waited for anew at another time", async () => {
    const heard = facts(10 * minute);
    await hear(heard);
    const { id } = await only();
    await staff.call("sessions.setLink", { id, link: "https://video.example/room" });
    const told = () => portal.host.db.hot.all("SELECT id FROM notices WHERE kind = 'sessions.waiting' AND notice_key LIKE 'waiting:%' AND data LIKE ?", [`%${id}%`]);
    await client.call("sessions.arrive", { id, key: newId() });
    await client.call("sessions.late", { id, key: newId(), minutes: 10 });
    await staff.call("sessions.letIn", { id });
    await portal.drain();
    const moved = portal.clock.now() + 24 * hour;
    await hear({ ...heard, startsAt: new Date(moved).toISOString(), endsAt: new Date(moved + 50 * minute).toISOString() }, portal.clock.now() + 1);
    portal.clock.advance({ hours: 24 });
    expect(await join(id)).toMatchObject({ line: { join: "open" }, arrived: false, seen: false, lateBy: null, href: null });
    await client.call("sessions.arrive", { id, key: newId() });
    expect(await join(id)).toMatchObject({ arrived: true, seen: false });
    expect(await told()).toHaveLength(2);
  });

  it("give each person of a group a link of their own, without telling names, and none without a key", async () => {
    const second = await portal.client({ professional: staff, firstName: "Robin" });
    const group = facts(5 * minute, { clientIds: [client.viewer.clientId, second.viewer.clientId] });
    await hear(group);
    const { id } = await only();
    expect(await join(id)).toMatchObject({ href: null, noLink: true });
    await setting({ video: "jitsi", videoServer: "https://meet.example.org", videoKey: "app", videoSecret: "secret", waitingRoom: false });
    const mine = (await join(id)).href ?? "";
    const other = (await second.call<Page>("sessions.list")).lines[0]?.id ?? "";
    const theirs = (await second.call<Joined>("sessions.join", { id: other })).href ?? "";
    expect(new URL(mine).pathname).toBe(new URL(theirs).pathname);
    const user = (href: string) => (JSON.parse(Buffer.from((new URL(href).searchParams.get("jwt") ?? "").split(".")[1] ?? "", "base64url").toString()) as { context: { user: { id: string; name: string } } }).context.user;
    expect([user(mine).name, user(theirs).name]).toEqual(["Participant", "Participant"]);
    expect(user(mine).id).not.toBe(user(theirs).id);
    expect(JSON.stringify(await join(id))).not.toContain("Robin");
    // Another appointment is another room.
    await hear(facts(6 * minute));
    const links = await Promise.all((await list()).lines.map(async (line) => new URL((await join(line.id)).href ?? "").pathname));
    expect(new Set(links).size).toBe(2);
    // So it is where each has an appointment of their own, in one group.
    const groupId = newId();
    await hear(facts(7 * minute, { groupId, serviceName: "Evening group" }));
    const robins = facts(7 * minute, { groupId, serviceName: "Evening group", clientIds: [second.viewer.clientId] });
    await hear(robins);
    const inGroup = async (who: TestClient) => (await who.call<Joined>("sessions.join", { id: (await list(false, undefined, who)).lines.find((line) => line.type === "Evening group")?.id ?? "" })).href ?? "";
    const [hers, his] = [await inGroup(client), await inGroup(second)];
    expect(new URL(hers).pathname).toBe(new URL(his).pathname);
    expect([user(hers).name, user(his).name]).toEqual(["Participant", "Participant"]);
    // Who leaves and comes back has another appointment in it, and one session.
    const theirSessions = async () => (await list(false, undefined, second)).lines.filter((line) => line.type === "Evening group").map((line) => line.state);
    const left = facts(7 * minute, { groupId, serviceName: "Evening group", clientIds: [second.viewer.clientId], appointmentId: robins.appointmentId });
    await hear({ ...left, status: "cancelled" }, portal.clock.now() + 1);
    expect(await theirSessions()).toEqual(["cancelled"]);
    await hear({ ...left, appointmentId: newId() }, portal.clock.now() + 2);
    await hear({ ...left, status: "cancelled" }, portal.clock.now() + 3);
    expect(await theirSessions()).toEqual(["booked"]);
    await hear({ ...group, clientIds: [client.viewer.clientId] }, portal.clock.now() + 1);
    expect((await second.call<Page>("sessions.list")).lines[0]?.state).toBe("cancelled");
    await setting({ video: "own link", waitingRoom: true });
  });

  it("ask how somebody is an hour before, at the new time when they are moved, once, and not at all when cancelled", async () => {
    const first = facts(3 * hour);
    await hear(first);
    await portal.advance({ minutes: 90 });
    const moved = { ...first, startsAt: new Date(portal.clock.now() + 4 * hour).toISOString(), endsAt: new Date(portal.clock.now() + 5 * hour).toISOString() };
    await hear(moved);
    await portal.advance({ minutes: 60 });
    expect(await entryOf("sessions.check-in")).toBeUndefined();
    await portal.advance({ minutes: 120 });
    expect(await cardAt("sessions.check-in")).toMatchObject({ state: "live", needsYou: true });
    expect(await act("sessions.check-in", "send", { mood: "2", topic: "The mornings" })).toMatchObject({ ok: false, errors: [{ field: "location" }] });
    expect(await act("sessions.check-in", "send", { mood: "2", topic: "The mornings", location: "12 Elm Street, Albany" })).toMatchObject({ ok: true, card: { state: "done" } });
    const { id } = await only();
    expect((await chart(id)).clinical?.checkIns[0]?.lines.map((line) => line.value)).toEqual(["Low (2 of 5)", "The mornings", "12 Elm Street, Albany"]);
    const parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
    expect(JSON.stringify(await parent.call("sessions.session", { id }))).not.toContain("mornings");

    client = await portal.client({ professional: staff });
    const gone = facts(2 * hour);
    await hear(gone);
    await hear({ ...gone, status: "cancelled" }, portal.clock.now() + 1);
    await portal.advance({ hours: 2 });
    expect(await entryOf("sessions.check-in")).toBeUndefined();
  });

  it("can be late, which both sides read in the conversation", async () => {
    await hear(facts(10 * minute));
    const { id } = await only();
    await client.call("sessions.late", { id, key: newId(), minutes: 10 });
    const { entries } = await staff.call<{ entries: { text: string }[] }>("inbox.open", { conversationId: client.conversationId });
    expect(entries.at(-1)?.text).toBe("Jordan Lee will be about 10 minutes late");
  });

  it("can be written down by hand where there is no scheduling", async () => {
    const key = newId();
    const given = { key, clientId: client.viewer.clientId, staffId: staff.viewer.staffId, type: "Family session", day: day(-1), time: "09:30", minutes: "45", place: "phone", state: "completed" };
    await staff.call("sessions.record", given);
    await staff.call("sessions.record", given);
    expect((await list(true)).lines).toMatchObject([{ type: "Family session", place: "phone", tag: "Took place" }]);
    await staff.call("sessions.setState", { id: key, key: newId(), version: 1, state: "no-show" });
    await expect(staff.call("sessions.setState", { id: key, key: newId(), version: 1, state: "completed" })).rejects.toMatchObject({ appCode: "STALE" });
    await expect(staff.call("sessions.record", { ...given, key: newId(), day: "2027-03-14", time: "02:30", state: "booked" })).rejects.toMatchObject({ message: expect.stringContaining("Choose a day and a time") as string });
    expect((await list(true)).lines[0]?.tag).toBe("Missed");
  });

  it("have a recap that nobody reads before staff share it, and that can be taken back", async () => {
    await hear(facts(-24 * hour, { status: "completed" }));
    const id = (await list(true)).lines[0]?.id ?? "";
    const words = { sessionId: id, summary: "We looked at the mornings.", agreed: "Ten minutes outside\n\nPhone in the kitchen", next: "" };
    const read = async () => (await client.call<{ recap: { agreed: string[] } | null }>("sessions.session", { id })).recap;
    await staff.call("sessions.saveRecap", { ...words, key: newId(), version: 0, share: false });
    expect(await read()).toBeNull();
    expect(await entryOf("sessions.recap")).toBeUndefined();
    await expect(staff.call("sessions.saveRecap", { ...words, key: newId(), version: 0, share: true })).rejects.toMatchObject({ appCode: "STALE" });
    await staff.call("sessions.saveRecap", { ...words, key: newId(), version: 1, share: true });
    expect((await read())?.agreed).toEqual(["Ten minutes outside", "Phone in the kitchen"]);
    expect(JSON.stringify(await cardAt("sessions.recap"))).toContain("mornings");
    await staff.call("sessions.takeBackRecap", { sessionId: id, key: newId() });
    expect(await read()).toBeNull();
    expect(JSON.stringify(await cardAt("sessions.recap"))).not.toContain("mornings");
  });

  it("are nobody's business who may not see them", async () => {
    await hear(facts(5 * minute));
    const session = (await only()).id;
    const given = await give();
    const entry = newId();
    await client.call("sessions.logAdd", { key: entry, kind: "mood", day: day(0), share: true, scale: "4" });
    const strangers: [string, TestPerson<never> | TestClient][] = [
      ["another client", await portal.client({ professional: staff })],
      ["a professional without the client", (await portal.staff({ roles: ["professional"] })) as never],
      ["another practice", (await portal.staff({ practice: await portal.newPractice("Other Practice") })) as never],
    ];
    const mine = { session, join: session, arrive: session, late: session, homeworkOne: given, homeworkDays: given, homeworkSave: given, homeworkSend: given, homeworkTakeBack: given, homeworkStuck: given, homeworkWorksheet: given, logShare: entry, logRemove: entry };
    const theirs = { chartSession: session, chartOneHomework: given, homeworkAnswer: given, homeworkCancel: given, homeworkFiles: given, letIn: session, seen: session, setLink: session, setState: session, saveRecap: session, takeBackRecap: session };
    for (const [who, person] of strangers) {
      for (const [path, real] of Object.entries(person.viewer.kind === "portal" ? mine : theirs)) {
        const ask = (id: string) => person.call(`sessions.${path}`, { id, sessionId: id, key: newId(), minutes: 10, days: [], note: "", text: "Hello", comment: "", share: false, version: 1, link: "", state: "completed", summary: "Words", agreed: "", next: "", fileIds: [newId()] }).catch((error: Error) => error.message);
        expect(await ask(real), `${who}: ${path}`).toBe(await ask(newId()));
      }
    }
    expect(await homework(given)).toMatchObject({ state: "assigned" });
    // Whoever plans or bills sees sessions, and nothing of what people wrote.
    const scheduler = await portal.staff({ roles: ["scheduler"] });
    expect(await scheduler.call<Clinical>("sessions.chartSession", { id: session })).toMatchObject({ clinical: null });
    await expect(scheduler.call("sessions.chartOneHomework", { id: given })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
  });
});

import { newId } from "@anteroom/core/server";
import type { CardActionReply, CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { appointments } from "../server/rows/appointments.ts";
import { cells } from "../server/rows/cells.ts";
import { at, setUpBooking } from "./set-up.ts";

interface Booked { id: string; state: string }
interface Openings { mode: string; zone: string; days: { day: string; slots: { startsAt: string; staffId: string }[] }[]; next: string | null }

describe.each(testEngines())("booking on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let serviceId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    serviceId = await setUpBooking(boss, staff);
  });

  const time = (startsAt: string) => ({ serviceId, staffId: staff.viewer.staffId, startsAt, place: "video" });
  const book = (startsAt: string, who = client, more: Record<string, unknown> = {}) => who.call<Booked>("scheduling.book", { key: newId(), ...time(startsAt), ...more });
  const openings = (who = client, more: Record<string, unknown> = {}) => who.call<Openings>("scheduling.openings", { serviceId, place: "video", ...more });
  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const rowOf = async (id: string) => (await context().model(appointments).findOne({ where: { practiceId: portal.practice.id, id } }))?.get();
  const cellsOf = (appointmentId: string) => context().model(cells).count({ where: { practiceId: portal.practice.id, appointmentId } });
  const events = async (id: string) => (await portal.host.db.hot.all<{ name: string; data: string }>("SELECT name, data FROM outbox WHERE kind = 'event' AND name LIKE 'scheduling.%' ORDER BY id")).filter((row) => row.data.includes(id)).map((row) => row.name.replace("scheduling.", ""));
  const notices = async (who: string) => (await portal.host.db.hot.all<{ kind: string; state: string }>("SELECT kind, state FROM notices WHERE to_id = ? ORDER BY created_at, id", [who])).map((row) => `${row.kind.replace("scheduling.", "")} ${row.state}`);
  const entryOf = async (id: string, to = client) => ({ conversationId: to.conversationId, entryId: (await portal.posted("scheduling.appointment")).find((one) => one.subjectId === id && one.conversationId === to.conversationId)?.entryId ?? "" });
  const card = async (id: string, who: TestPerson<never> | TestClient = client) => who.call<CardEnvelope>("inbox.card", await entryOf(id));
  const act = async (id: string, action: string, who: TestPerson<never> | TestClient = client, fields: Record<string, string> = {}) => who.call<CardActionReply>("inbox.act", { ...(await entryOf(id)), action, rev: (await card(id, who)).rev, key: newId(), fields });
  const desk = () => staff as unknown as TestPerson<never>;

  it("offers what is open, books it once however often it is sent, and offers it no more", async () => {
    const first = await openings();
    expect(first).toMatchObject({ mode: "book", zone: "America/New_York" });
    const slot = first.days[0]?.slots[0]?.startsAt ?? "";
    const key = newId();
    const sent = { key, ...time(slot), note: "The door code, please" };
    const answers = await Promise.all([client.call<Booked>("scheduling.book", sent), client.call<Booked>("scheduling.book", sent)]);
    expect(answers.map((one) => one.state)).toEqual(["booked", "booked"]);
    expect(new Set(answers.map((one) => one.id))).toEqual(new Set([key]));
    expect((await openings()).days[0]?.slots.map((one) => one.startsAt)).not.toContain(slot);
    expect(await card(key)).toMatchObject({ state: "live", view: { status: { tag: "Booked" } } });
    expect(JSON.stringify((await card(key, desk())).view.blocks)).toContain("The door code, please");
    expect(await events(key)).toEqual(["appointment-booked"]);
    expect((await client.call<{ lines: { id: string }[] }>("scheduling.list")).lines.map((line) => line.id)).toEqual([key]);
  });

  it("holds a time for five minutes, books the held one, and looks anew when the hold has lapsed", async () => {
    const start = at(portal, 3, 10);
    const held = await client.call<{ id: string }>("scheduling.hold", { key: newId(), ...time(start) });
    const other = await portal.client({ professional: staff });
    await expect(book(start, other)).rejects.toMatchObject({ appCode: "CONFLICT", details: { reason: "taken" } });
    await portal.advance({ minutes: 6 });
    expect(await rowOf(held.id)).toMatchObject({ state: "released" });
    expect(await cellsOf(held.id)).toBe(0);
    expect(await book(start, client, { holdId: held.id })).toMatchObject({ state: "booked" });
    const next = await client.call<{ id: string }>("scheduling.hold", { key: newId(), ...time(at(portal, 4, 10)) });
    expect(await book(at(portal, 4, 10), client, { holdId: next.id })).toEqual({ id: next.id, state: "booked" });
  });

  it("waits for an answer where the service is by request: accepted, declined, or run out", async () => {
    serviceId = await setUpBooking(boss, staff, { modeKnown: "request", modeNew: "request" });
    const [a, b, c] = [await book(at(portal, 10, 9)), await book(at(portal, 10, 10)), await book(at(portal, 10, 11))];
    expect(a.state).toBe("requested");
    expect(await card(a.id, desk())).toMatchObject({ needsYou: true });
    expect(await act(a.id, "accept", desk())).toMatchObject({ ok: true });
    expect(await rowOf(a.id)).toMatchObject({ state: "booked" });
    expect(await act(b.id, "decline", desk(), { reason: "I am away that day" })).toMatchObject({ ok: true });
    expect(JSON.stringify((await card(b.id)).view)).toContain("I am away that day");
    expect(await cellsOf(b.id)).toBe(0);
    await portal.advance({ hours: 73 });
    expect(await rowOf(c.id)).toMatchObject({ state: "expired" });
    expect(await events(c.id)).toEqual(["appointment-requested"]);
    expect(await notices(client.viewer.portalUserId)).toContain("ended sent");
    const fresh = await portal.staff({ roles: ["administrator"] });
    await expect(fresh.call("scheduling.accept", { id: c.id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT", message: "This request ran out before it was answered." });
  });

  it("cancels in time for nothing, tells nobody for three minutes, and leaves no trace of what is taken back", async () => {
    const { id } = await book(at(portal, 5, 9));
    await portal.advance({ minutes: 4 });
    const before = await notices(staff.viewer.staffId);
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    expect(await rowOf(id)).toMatchObject({ state: "cancelled" });
    await client.call("scheduling.undoCancel", { id, key: newId() });
    await portal.advance({ minutes: 4 });
    expect(await rowOf(id)).toMatchObject({ state: "booked", undoUntil: null });
    expect(await events(id)).toEqual(["appointment-booked"]);
    expect(await notices(staff.viewer.staffId)).toEqual(before);
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    await portal.advance({ minutes: 4 });
    expect(await events(id)).toEqual(["appointment-booked", "appointment-cancelled"]);
    expect(await cellsOf(id)).toBe(0);
    await expect(client.call("scheduling.undoCancel", { id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("states the fee before a late cancellation, proposes it to staff, and lets them waive it", async () => {
    serviceId = await setUpBooking(boss, staff, { lateHours: 96 });
    const { id } = await book(at(portal, 3, 9));
    await expect(client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 })).rejects.toMatchObject({ details: { reason: "late", data: { feeMinor: 4_000 } } });
    expect(await client.call("scheduling.one", { id })).toMatchObject({ terms: { how: "late", feeMinor: 4_000 } });
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 4_000 });
    await portal.advance({ minutes: 4 });
    expect(await rowOf(id)).toMatchObject({ state: "late-cancelled", feeState: "proposed", feeMinor: 4_000 });
    expect(await card(id, desk())).toMatchObject({ needsYou: true });
    expect(await act(id, "waive", desk())).toMatchObject({ ok: true });
    expect(await rowOf(id)).toMatchObject({ feeState: "waived" });
    expect(await events(id)).toContain("fee-decided");
  });

  it("keeps the old time until the new one is theirs", async () => {
    const { id } = await book(at(portal, 6, 9));
    const other = await portal.client({ professional: staff });
    await book(at(portal, 6, 11), other);
    const move = (startsAt: string) => client.call("scheduling.move", { id, key: newId(), staffId: staff.viewer.staffId, startsAt, place: "video" });
    await expect(move(at(portal, 6, 11))).rejects.toMatchObject({ details: { reason: "taken" } });
    expect(await rowOf(id)).toMatchObject({ state: "booked", sequence: 0 });
    expect(await cellsOf(id)).toBe(12 + 10);
    await move(at(portal, 6, 10));
    expect(await rowOf(id)).toMatchObject({ sequence: 1, startsAt: Date.parse(at(portal, 6, 10)) });
    expect((await openings(other, { from: at(portal, 6, 9).slice(0, 10) })).days[0]?.slots.map((slot) => slot.startsAt)).toContain(at(portal, 6, 9));
    expect(await events(id)).toEqual(["appointment-booked", "appointment-changed"]);
  });

  it("proposes the fee for a late move to staff, and keeps it while the appointment goes on", async () => {
    serviceId = await setUpBooking(boss, staff, { lateHours: 96 });
    const { id } = await book(at(portal, 3, 9));
    await client.call("scheduling.move", { id, key: newId(), staffId: staff.viewer.staffId, startsAt: at(portal, 6, 10), place: "video", feeMinor: 4_000 });
    await client.call("scheduling.confirmComing", { id, key: newId() });
    expect(await rowOf(id)).toMatchObject({ state: "confirmed", movedFeeMinor: 4_000, movedFeeState: "proposed", feeState: "none" });
    expect(await card(id, desk())).toMatchObject({ needsYou: true, view: { status: { text: expect.stringContaining("$40.00 for the late change waits for your decision") as string } } });
    expect(await act(id, "charge-move", desk())).toMatchObject({ ok: true });
    expect(await rowOf(id)).toMatchObject({ state: "confirmed", movedFeeMinor: 4_000, movedFeeState: "confirmed" });
    expect(await card(id, desk())).toMatchObject({ needsYou: false });
    expect(await events(id)).toContain("fee-decided");
    await expect(boss.call("scheduling.decideFee", { id, key: newId(), of: "moved", charge: false })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("proposes the fee for a late move by request when staff accept it, and not before", async () => {
    serviceId = await setUpBooking(boss, staff, { lateHours: 96, modeKnown: "request", modeNew: "request" });
    const { id } = await book(at(portal, 3, 9));
    await boss.call("scheduling.accept", { id, key: newId() });
    const asked = await client.call<Booked>("scheduling.move", { id, key: newId(), staffId: staff.viewer.staffId, startsAt: at(portal, 6, 10), place: "video", feeMinor: 4_000 });
    expect(await rowOf(asked.id)).toMatchObject({ state: "requested", movedFeeMinor: 4_000, movedFeeState: "none" });
    await boss.call("scheduling.accept", { id: asked.id, key: newId() });
    expect(await rowOf(asked.id)).toMatchObject({ state: "booked", movedFeeMinor: 4_000, movedFeeState: "proposed" });
    expect(await rowOf(id)).toMatchObject({ state: "rescheduled" });
  });

  it("reminds in time, once, and counts as taken place by itself; staff correct it", async () => {
    const { id } = await book(at(portal, 6, 9));
    const start = Date.parse(at(portal, 6, 9));
    const hoursBefore = async (hours: number) => {
      portal.clock.set(start - hours * 3_600_000);
      await portal.drain();
      return (await notices(client.viewer.portalUserId)).filter((one) => one.startsWith("reminder"));
    };
    expect(await hoursBefore(49)).toEqual([]);
    expect(await hoursBefore(47)).toEqual(["reminder sent"]);
    expect(await hoursBefore(3)).toEqual(["reminder sent"]);
    expect(await hoursBefore(1)).toEqual(["reminder sent", "reminder sent"]);
    expect(await hoursBefore(-14)).toEqual(["reminder sent", "reminder sent"]);
    expect(await rowOf(id)).toMatchObject({ state: "completed" });
    await (await portal.staff({ roles: ["administrator"] })).call("scheduling.outcome", { id, key: newId(), came: false });
    expect(await rowOf(id)).toMatchObject({ state: "no-show", feeMinor: 6_000, feeState: "proposed" });
    expect(await events(id)).toEqual(["appointment-booked", "appointment-completed", "appointment-completed"]);
  });

  it("reminds on the day that the practice says, in words that it adds, and not at all when it says so", async () => {
    // Sessions end while the clock moves on.
    const decide = async (values: Record<string, unknown>) => (await portal.staff({ roles: ["administrator"] })).call("settings.save", { pluginId: "core", values });
    await decide({ reminderDays: 3, reminderText: "Park behind the house." });
    await book(at(portal, 6, 9));
    portal.clock.set(Date.parse(at(portal, 6, 9)) - 71 * 3_600_000);
    await portal.drain();
    expect(await notices(client.viewer.portalUserId)).toContain("reminder sent");
    expect((await portal.host.mailer.mailbox()).some((mail) => mail.subject === "Appointment reminder" && mail.text.includes("Park behind the house."))).toBe(true);
    await decide({ appointmentReminders: false });
    portal.clock.set(Date.parse(at(portal, 3, 9)) - 3_600_000);
    await portal.drain();
    expect((await notices(client.viewer.portalUserId)).filter((one) => one === "reminder sent")).toHaveLength(1);
    await decide({ appointmentReminders: true, reminderDays: 2, reminderText: "" });
  });

  it("reminds once of what fell due twice while the server was down, and never of what has begun", async () => {
    const reminded = async (who: TestClient) => (await notices(who.viewer.portalUserId)).filter((one) => one.startsWith("reminder"));
    await book(at(portal, 6, 9));
    const other = await portal.client({ professional: staff });
    await book(at(portal, 6, 11), other);
    portal.clock.set(Date.parse(at(portal, 6, 9)) + 60_000);
    await portal.drain();
    expect(await reminded(client)).toEqual([]);
    expect(await reminded(other)).toEqual(["reminder sent"]);
  });

  it("says how to reach the practice where only it can cancel: by phone, and by message for who may write", async () => {
    serviceId = await setUpBooking(boss, staff, { lateHours: 96, lateRule: "contact" });
    const { id } = await book(at(portal, 3, 9));
    expect(await client.call("scheduling.one", { id })).toMatchObject({ terms: { how: "contact" }, contact: { practice: portal.practice.name, phone: "555 0100", mayMessage: true } });
    const quiet = await portal.client({ professional: staff, clientId: client.viewer.clientId, permissions: ["scheduling"] });
    expect(await quiet.call("scheduling.one", { id })).toMatchObject({ contact: { mayMessage: false } });
  });

  it("gives one of 200 who want one time to one, and tells the others the next", async () => {
    const start = at(portal, 8, 12);
    const people: TestClient[] = [];
    for (let index = 0; index < 20; index++) people.push(await portal.client({ professional: staff }));
    const tries = await Promise.allSettled(Array.from({ length: 200 }, (_, index) => book(start, people[index % 20])));
    const won = tries.filter((one) => one.status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const lost of tries.filter((one) => one.status === "rejected")) {
      expect(lost.reason).toMatchObject({ appCode: "CONFLICT", details: { reason: "taken", data: { next: [{}, {}, {}] } } });
    }
    expect(await context().model(appointments).count({ where: { practiceId: portal.practice.id, startsAt: Date.parse(start), staffId: staff.viewer.staffId } })).toBe(1);
  }, 90_000);

  it("lets nobody be in two places, buffers included, when several want what overlaps", async () => {
    const people: TestClient[] = [];
    for (let index = 0; index < 8; index++) people.push(await portal.client({ professional: staff }));
    // Every five minutes of two hours, by staff, whom hours do not bind.
    const base = Date.parse(at(portal, 9, 9));
    const starts = Array.from({ length: 24 }, (_, index) => new Date(base + index * 300_000).toISOString());
    await Promise.allSettled(starts.map((startsAt, index) => staff.call("scheduling.bookFor", { key: newId(), clientIds: [people[index % 8]?.viewer.clientId], ...time(startsAt) })));
    const rows = (await context().model(appointments).findAll({ where: { practiceId: portal.practice.id, staffId: staff.viewer.staffId, state: "booked" }, order: [["startsAt", "ASC"]] })).map((row) => row.get());
    expect(rows.length).toBeGreaterThan(0);
    rows.slice(1).forEach((row, index) => expect(Number(row.busyFrom)).toBeGreaterThanOrEqual(Number(rows[index]?.busyTo)));
  });

  it("books a client once at a time, with whomever", async () => {
    const second = await portal.staff();
    const both = await portal.client({ professional: second });
    await setUpBooking(boss, second);
    const start = at(portal, 7, 13);
    await staff.call("scheduling.bookFor", { key: newId(), clientIds: [client.viewer.clientId], ...time(start) });
    await expect(boss.call("scheduling.bookFor", { key: newId(), clientIds: [client.viewer.clientId], ...time(start), staffId: second.viewer.staffId })).rejects.toMatchObject({ message: expect.stringContaining("another appointment at that time") as string });
    await boss.call("scheduling.bookFor", { key: newId(), clientIds: [both.viewer.clientId], ...time(start), staffId: second.viewer.staffId });
  });

  it("is nobody's business who may not see it", async () => {
    const { id } = await book(at(portal, 5, 15));
    const stranger = await portal.client({ professional: await portal.staff() });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice"), roles: ["administrator", "professional"] });
    const gone = { appCode: "NOT_FOUND" };
    const key = newId();
    for (const [path, input] of [
      ["one", { id }], ["calendarFile", { id }], ["cancel", { id, key, feeMinor: 0 }], ["undoCancel", { id, key }], ["confirmComing", { id, key }], ["runningLate", { id, key, minutes: 5 }],
      ["move", { id, key, ...time(at(portal, 5, 16)) }], ["book", { key, ...time(at(portal, 5, 16)) }], ["hold", { key, ...time(at(portal, 5, 16)) }], ["openings", { serviceId, place: "video", staffId: staff.viewer.staffId }],
    ] as const) await expect(stranger.call(`scheduling.${path}`, input), path).rejects.toMatchObject(gone);
    for (const [path, input] of [
      ["details", { id }], ["accept", { id, key }], ["decline", { id, key }], ["cancelFor", { id, key }], ["moveFor", { id, key, ...time(at(portal, 5, 16)) }], ["decideFee", { id, key, charge: true }], ["moveSeries", { id, key, scope: "all", ...time(at(portal, 5, 16)) }], ["cancelSeries", { id, key, scope: "all" }], ["outcome", { id, key, came: true }],
      ["one", { id }], ["calendarFile", { id }], ["undoCancel", { id, key }], ["runningLate", { id, key, minutes: 5 }], ["archiveService", { id: serviceId, archived: true }], ["removeTimeOff", { id }],
      ["saveService", { id: serviceId, version: 1, name: "Mine", minutes: 50, places: ["video"] }], ["saveLocation", { id: serviceId, version: 1, name: "Mine", zone: "UTC" }],
      ["staffOpenings", { serviceId, place: "video", from: at(portal, 5, 9), to: at(portal, 6, 9) }],
    ] as const) await expect(elsewhere.call(`scheduling.${path}`, input), path).rejects.toMatchObject(gone);
    expect(JSON.stringify(await elsewhere.call("scheduling.calendar", { from: at(portal, 1, 0), to: at(portal, 20, 0), staffIds: [staff.viewer.staffId] }))).not.toContain(id);
  });
});

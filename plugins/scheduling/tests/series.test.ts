import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { reminderNotification } from "../server/reminder-notification.ts";
import { appointments } from "../server/rows/appointments.ts";
import { seriesDays } from "../server/series/series-days.ts";
import { seriesTimes } from "../server/series/series-times.ts";
import { tellSeriesEnds } from "../server/series/tell-series-ends.ts";
import { at, setUpBooking } from "./set-up.ts";

describe("the times of a series", () => {
  const service = { minutes: 50, bufferBefore: 0, bufferAfter: 10 };
  const starts = (rhythm: "weekly" | "biweekly" | "monthly", firstDay: string, minutes: number, times: number, zone: string): string[] => seriesTimes(service, { rhythm, firstDay, minutes, times, zone }).map((time) => new Date(time.startsAt).toISOString().slice(0, 16));

  it.each([
    ["stay at nine when the clocks go back", "weekly", "2026-10-26", 540, "America/New_York", ["2026-10-26T13:00", "2026-11-02T14:00"]],
    ["stay at nine when the clocks go forward", "weekly", "2027-03-08", 540, "America/New_York", ["2027-03-08T14:00", "2027-03-15T13:00"]],
    ["come as much later as the clocks skip", "weekly", "2027-03-07", 150, "America/New_York", ["2027-03-07T07:30", "2027-03-14T07:30"]],
    ["are the first of a time that comes twice", "weekly", "2026-10-25", 90, "America/New_York", ["2026-10-25T05:30", "2026-11-01T05:30"]],
    ["keep a half hour's change", "biweekly", "2026-09-27", 600, "Australia/Lord_Howe", ["2026-09-26T23:30", "2026-10-10T23:00"]],
  ] as const)("%s", (_what, rhythm, firstDay, minutes, zone, expected) => {
    expect(starts(rhythm, firstDay, minutes, 2, zone)).toEqual(expected);
  });

  it("keep their weekday of the month; a fifth is the last where there are four", () => {
    expect(seriesDays("monthly", { year: 2026, month: 12, day: 29 }, 3)).toEqual([{ year: 2026, month: 12, day: 29 }, { year: 2027, month: 1, day: 26 }, { year: 2027, month: 2, day: 23 }]);
  });
});

describe.each(testEngines())("a series on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let serviceId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    serviceId = await setUpBooking(await portal.staff({ roles: ["administrator"] }), staff);
  });

  const day = (ahead: number): string => new Date(portal.clock.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const series = (more: Record<string, unknown> = {}) => ({ clientId: client.viewer.clientId, serviceId, staffId: staff.viewer.staffId, place: "video", rhythm: "weekly", firstDay: day(3), minutes: 600, times: 6, ...more });
  const rows = async (seriesId: string) => (await portal.host.context("scheduling", portal.practice.id, null).model(appointments).findAll({ where: { practiceId: portal.practice.id, seriesId }, order: [["startsAt", "ASC"]] })).map((row) => row.get());
  const walls = async (seriesId: string) => (await rows(seriesId)).map((row) => new Intl.DateTimeFormat("en-GB", { timeZone: "America/New_York", hour: "2-digit", minute: "2-digit" }).format(Number(row.startsAt)));
  const told = async (kind: string) => (await portal.host.db.hot.all("SELECT id FROM notices WHERE to_id = ? AND kind = ?", [client.viewer.portalUserId, `scheduling.${kind}`])).length;

  it("lists what stands in the way before it is saved, is booked without those days, and tells once", async () => {
    const other = await portal.client({ professional: staff });
    const preview = () => staff.call<{ times: { day: string; startsAt: string; conflict: string | null }[] }>("scheduling.previewSeries", series());
    const blocked = (await preview()).times[2];
    await staff.call("scheduling.bookFor", { key: newId(), clientIds: [other.viewer.clientId], serviceId, staffId: staff.viewer.staffId, startsAt: blocked?.startsAt, place: "video" });
    expect((await preview()).times.map((time) => time.conflict)).toEqual([null, null, "taken", null, null, null]);
    await expect(staff.call("scheduling.bookSeries", { key: newId(), ...series() })).rejects.toMatchObject({ details: { reason: "taken" } });
    const id = newId();
    expect(await staff.call("scheduling.bookSeries", { key: id, ...series({ skip: [blocked?.day] }) })).toEqual({ id, times: 5 });
    expect(await walls(id)).toEqual(Array.from({ length: 5 }, () => "10:00"));
    await portal.advance({ minutes: 4 });
    expect(await told("booked")).toBe(1);
    expect((await portal.posted("scheduling.appointment")).filter((one) => one.conversationId === client.conversationId)).toHaveLength(1);
  });

  it("moves this and following to another time on the wall, all or none, and leaves the ones before", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series() });
    const all = await rows(id);
    const third = all[2];
    // One week later: each comes to where the next one was.
    const startsAt = new Date(Number(third?.startsAt) + 7 * 86_400_000).toISOString();
    const sent = { id: third?.id, key: newId(), scope: "following", staffId: staff.viewer.staffId, startsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(), place: "video" };
    const preview = await staff.call<{ moved: number; times: { conflict: string | null }[] }>("scheduling.moveSeries", { ...sent, preview: true });
    expect(preview).toMatchObject({ moved: 0, times: [{ conflict: null }, { conflict: null }, { conflict: null }, { conflict: null }] });
    expect(await staff.call("scheduling.moveSeries", sent)).toMatchObject({ moved: 4 });
    const after = await rows(id);
    expect(after.slice(0, 2).map((row) => Number(row.startsAt))).toEqual(all.slice(0, 2).map((row) => Number(row.startsAt)));
    expect((await walls(id)).slice(2).every((wall) => wall === "11:00" || wall === "10:00" || wall === "12:00")).toBe(true);
    await portal.advance({ minutes: 4 });
    expect(await told("changed")).toBe(1);
  });

  /** The calendar files that a client's mails brought, newest mail first: of each the method, the appointment and its sequence. */
  const files = async () => {
    const email = (await portal.host.context("scheduling", portal.practice.id, null).people.portalUser(client.viewer.portalUserId))?.email ?? "nobody";
    const mails = (await portal.host.mailer.mailbox()).filter((mail) => mail.to.includes(email) && mail.calendar);
    return mails.map((mail) => (mail.calendar ?? "").split("BEGIN:VCALENDAR").slice(1).map((file) => `${/METHOD:(\w+)/.exec(file)?.[1]} ${/UID:([^@]+)/.exec(file)?.[1]} ${/SEQUENCE:(\d+)/.exec(file)?.[1]}`));
  };
  const uid = (row: { id: string }): string => row.id.toLowerCase();

  it("comes into calendars whole: each of its appointments booked, moved and cancelled, though the first of them stands no more", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series() });
    const all = await rows(id);
    await staff.call("scheduling.cancelFor", { id: all[0]?.id, key: newId() });
    await portal.advance({ minutes: 4 });
    const [first, ...others] = all.map(uid);
    expect((await files()).toSorted((one, two) => two.length - one.length)).toEqual([others.map((one) => `REQUEST ${one} 0`), [`CANCEL ${first} 1`]]);
    await staff.call("scheduling.moveSeries", { id: all[2]?.id, key: newId(), scope: "following", staffId: staff.viewer.staffId, startsAt: new Date(Number(all[2]?.startsAt) + 3_600_000).toISOString(), place: "video" });
    await portal.advance({ minutes: 4 });
    expect((await files())[0]).toEqual(others.slice(1).map((one) => `REQUEST ${one} 1`));
    await staff.call("scheduling.cancelSeries", { id: all[3]?.id, key: newId(), scope: "following" });
    await portal.advance({ minutes: 4 });
    await portal.advance({ minutes: 2 });
    expect((await files())[0]).toEqual(others.slice(2).map((one) => `CANCEL ${one} 2`));
  });

  it("tells of two cancellations within one minute, each of what it cancelled", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series() });
    const all = await rows(id);
    await portal.advance({ minutes: 4 });
    await staff.call("scheduling.cancelFor", { id: all[0]?.id, key: newId() });
    await staff.call("scheduling.cancelFor", { id: all[1]?.id, key: newId() });
    await staff.call("scheduling.cancelSeries", { id: all[4]?.id, key: newId(), scope: "following" });
    await portal.advance({ minutes: 4 });
    await portal.advance({ minutes: 2 });
    expect(await told("cancelled")).toBe(3);
    expect((await files()).slice(0, 3).map((mail) => mail.length).toSorted((one, two) => one - two)).toEqual([1, 1, 2]);
  });

  it("is cancelled for the client who asked: each late by its own time, taken back by who pressed it, and seen as it was until then", async () => {
    const id = newId();
    serviceId = await setUpBooking(await portal.staff({ roles: ["administrator"] }), staff, { lateHours: 72 });
    await staff.call("scheduling.bookSeries", { key: id, ...series({ times: 3, firstDay: day(1) }) });
    const [first, second] = await rows(id);
    const states = async () => (await rows(id)).map((row) => row.state);
    const seen = async () => (await client.call<{ lines: { id: string; state: string }[] }>("scheduling.list", {})).lines.filter((line) => line.id === first?.id || line.id === second?.id).map((line) => line.state);
    expect(await staff.call("scheduling.cancelSeries", { id: first?.id, key: newId(), scope: "following", forClient: true, reason: "They are away." })).toEqual({ cancelled: 3 });
    expect(await states()).toEqual(["late-cancelled", "cancelled", "cancelled"]);
    expect(await seen()).toEqual(["booked", "booked"]);
    expect(await client.call("scheduling.one", { id: first?.id })).toMatchObject({ state: "booked", undoUntil: null, reason: "" });
    expect(await staff.call("scheduling.details", { id: first?.id })).toMatchObject({ state: "late-cancelled", reason: "They are away." });
    await expect(client.call("scheduling.undoCancel", { id: second?.id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await staff.call("scheduling.undoCancel", { id: second?.id, key: newId() })).toEqual({ state: "booked" });
    await portal.advance({ minutes: 4 });
    await portal.advance({ minutes: 2 });
    expect(await states()).toEqual(["late-cancelled", "booked", "cancelled"]);
    expect((await rows(id)).map((row) => row.feeState)).toEqual(["proposed", "none", "none"]);
    expect(await seen()).toEqual(["booked"]);
    expect(await told("cancelled")).toBe(1);
  });

  it("stands for the staff, on the page and in the calendar, until what its client cancelled cannot be taken back", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series({ times: 2 }) });
    const [first] = await rows(id);
    const start = Number(first?.startsAt);
    const shown = async () => ({
      page: (await staff.call<{ state: string }>("scheduling.details", { id: first?.id })).state,
      calendar: (await staff.call<{ appointments: { state: string }[] }>("scheduling.calendar", { from: new Date(start - 1000).toISOString(), to: new Date(start + 1000).toISOString(), staffIds: [staff.viewer.staffId] })).appointments.map(({ state }) => state),
    });
    await client.call("scheduling.cancel", { id: first?.id, key: newId(), feeMinor: 0 });
    expect(await shown()).toEqual({ page: "booked", calendar: ["booked"] });
    await expect(staff.call("scheduling.undoCancel", { id: first?.id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await portal.advance({ minutes: 4 });
    expect(await shown()).toEqual({ page: "cancelled", calendar: [] });
  });

  it("leaves what comes after it on the first page of the client's appointments when it was cancelled", async () => {
    await staff.call("scheduling.bookSeries", { key: newId(), ...series({ times: 34 }) });
    const { id } = await staff.call<{ id: string }>("scheduling.bookSeries", { key: newId(), ...series({ firstDay: day(300), times: 2 }) });
    const [last] = await rows(id);
    const first = (await client.call<{ lines: { id: string }[] }>("scheduling.list", {})).lines[0];
    await staff.call("scheduling.cancelSeries", { id: first?.id, key: newId(), scope: "all" });
    await portal.advance({ minutes: 4 });
    expect(await client.call("scheduling.list", {})).toMatchObject({ lines: [{ id: last?.id }, {}], next: null });
  });

  it("is reminded of on a day of which another session stands, though the one that the reminder names does not", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series({ times: 2 }) });
    const [first] = await rows(id);
    await staff.call("scheduling.bookFor", { key: newId(), clientIds: [client.viewer.clientId], serviceId, staffId: staff.viewer.staffId, startsAt: new Date(Number(first?.startsAt) + 2 * 3_600_000).toISOString(), place: "video" });
    await staff.call("scheduling.cancelFor", { id: first?.id, key: newId() });
    await portal.advance({ minutes: 4 });
    const context = portal.host.context("scheduling", portal.practice.id, null);
    const needed = (day: string) => reminderNotification.stillNeeded?.(context, { id: first?.id ?? "", day }, { portalUserId: client.viewer.portalUserId });
    expect(await needed(first?.seriesDay ?? "")).toBe(true);
    expect(await needed(day(5))).toBe(false);
  });

  it("ends from one on, and tells once", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series() });
    expect(await staff.call("scheduling.cancelSeries", { id: (await rows(id))[1]?.id, key: newId(), scope: "following" })).toEqual({ cancelled: 5 });
    await portal.advance({ minutes: 4 });
    await portal.advance({ minutes: 2 });
    expect((await rows(id)).map((row) => row.state)).toEqual(["booked", ...Array.from({ length: 5 }, () => "practice-cancelled")]);
    expect(await told("cancelled")).toBe(1);
  });

  it("tells both sides once that its last time comes within two weeks", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series({ times: 4 }) });
    const look = () => tellSeriesEnds.run(portal.host.context("scheduling", portal.practice.id, null), {}, {} as never);
    const said = async () => (await portal.host.db.hot.all("SELECT id FROM notices WHERE to_id = ? AND kind = ?", [staff.viewer.staffId, "scheduling.series-ends"])).length;
    await look();
    expect(await said(), "more than two weeks ahead").toBe(0);
    portal.clock.advance({ days: 11 });
    await look();
    await look();
    expect(await said()).toBe(1);
  });

  describe("asked for by the client", () => {
    const ask = async (more: Record<string, unknown> = {}): Promise<string> => {
      const { id, state } = await client.call<{ id: string; state: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 3, 10), place: "video", note: "", rhythm: "weekly", times: 4, ...more });
      expect(state).toBe("requested");
      return id;
    };
    const wished = (id: string) => staff.call<{ times: { day: string; startsAt: string; conflict: string | null }[] }>("scheduling.wishedSeries", { id });

    it("waits for an answer also where one time is booked at once, and shows staff each time with what stands in its way", async () => {
      const id = await ask();
      const { times } = await wished(id);
      expect(times.map(({ conflict }) => conflict)).toEqual([null, null, null, null]);
      const other = await portal.client({ professional: staff });
      await staff.call("scheduling.bookFor", { key: newId(), clientIds: [other.viewer.clientId], serviceId, staffId: staff.viewer.staffId, startsAt: times[2]?.startsAt, place: "video" });
      expect((await wished(id)).times.map(({ conflict }) => conflict)).toEqual([null, null, "taken", null]);
      // All or nothing: what was taken since must be left out first.
      await expect(staff.call("scheduling.acceptSeries", { id, key: newId(), skip: [] })).rejects.toMatchObject({ details: { reason: "taken" } });
      expect(await client.call("scheduling.one", { id })).toMatchObject({ state: "requested", repeat: { rhythm: "weekly", times: 4 } });
      const key = newId();
      const accepted = () => staff.call("scheduling.acceptSeries", { id, key, skip: [times[2]?.day] });
      expect(await accepted()).toEqual({ id: key, times: 3 });
      // A lost reply.
      expect(await accepted()).toEqual({ id: key, times: 3 });
      expect((await rows(key)).map((row) => row.state)).toEqual(["booked", "booked", "booked"]);
      expect(await walls(key)).toEqual(["10:00", "10:00", "10:00"]);
    });

    it("can be accepted for its first time alone, and only by staff who may see the client", async () => {
      const id = await ask();
      const stranger = await portal.staff({ roles: ["professional"] });
      await expect(stranger.call("scheduling.acceptSeries", { id, key: newId(), skip: [] })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
      await expect(stranger.call("scheduling.wishedSeries", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
      await staff.call("scheduling.accept", { id, key: newId() });
      expect(await client.call("scheduling.one", { id })).toMatchObject({ state: "booked", inSeries: false });
      await expect(staff.call("scheduling.acceptSeries", { id, key: newId(), skip: [] })).rejects.toMatchObject({ appCode: "CONFLICT" });
    });

    it("is one time where the practice takes no requests for more", async () => {
      const boss = await portal.staff({ roles: ["administrator"] });
      await boss.call("settings.save", { pluginId: "scheduling", values: { clientsRepeat: false } });
      expect(await client.call("scheduling.services")).toMatchObject({ mayRepeat: false });
      const { state } = await client.call<{ state: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 3, 10), place: "video", note: "", rhythm: "weekly", times: 4 });
      expect(state).toBe("booked");
      await boss.call("settings.save", { pluginId: "scheduling", values: { clientsRepeat: true } });
    });
  });

  it("moves no appointment to a time that is over, and none by what was seen before somebody else moved it", async () => {
    const id = newId();
    await staff.call("scheduling.bookSeries", { key: id, ...series({ times: 3 }) });
    const [first] = await rows(id);
    const move = (startsAt: number, more: Record<string, unknown> = {}) => staff.call("scheduling.moveSeries", { id: first?.id, key: newId(), scope: "all", staffId: staff.viewer.staffId, startsAt: new Date(startsAt).toISOString(), place: "video", ...more });
    const starts = async () => (await rows(id)).map((row) => Number(row.startsAt));
    const before = await starts();
    const start = before[0] ?? 0;
    await expect(move(start - 7 * 86_400_000)).rejects.toMatchObject({ appCode: "CONFLICT", details: { reason: "over" } });
    await expect(move(start + 3_600_000, { version: (first?.version ?? 0) + 1 })).rejects.toMatchObject({ appCode: "STALE" });
    expect(await starts()).toEqual(before);
    await move(start + 3_600_000, { version: first?.version });
    expect((await starts())[0]).toBe(start + 3_600_000);
  });
});

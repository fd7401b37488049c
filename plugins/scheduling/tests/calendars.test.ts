import { newId } from "@anteroom/core/server";
import type { EndpointAnswer, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CalendarProblem } from "../server/ics/fetch-calendar.ts";
import { feedEndpoint } from "../server/ics/feed-endpoint.ts";
import { readCalendar } from "../server/ics/read-calendar.ts";
import scheduling from "../server/index.ts";
import { calendars } from "../server/rows/calendars.ts";
import { at, setUpBooking } from "./set-up.ts";

describe.each(testEngines())("calendars outside on $name", ({ name }) => {
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

  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const book = async (startsAt: string): Promise<string> => (await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt, place: "video" })).id;
  const open = async (address: string | null): Promise<EndpointAnswer> => feedEndpoint.run(context(), { params: { secret: (address ?? "").split("/").at(-1) ?? "" }, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), form: new URLSearchParams() });
  const makeFeed = async (who: TestClient | TestPerson<StaffViewer>, named = false) => who.call<{ id: string; address: string | null }>("scheduling.makeFeed", { key: newId(), named });
  const stamp = (iso: string): string => iso.slice(0, 19).replaceAll(/[-:]/g, "");

  it("show what is booked under neutral titles, follow changes by the same name, and end when they are taken back", async () => {
    const { id, address } = await makeFeed(client);
    const start = at(portal, 5, 9);
    const appointment = await book(start);
    const first = (await open(address)).body ?? "";
    expect(first).toContain(`UID:${appointment.toLowerCase()}@anteroom\r\nSEQUENCE:0`);
    expect(first).toContain(`DTSTART:${stamp(start)}Z`);
    expect(first).toContain("SUMMARY:Appointment\r\n");
    expect(first).not.toContain("Therapy");
    await client.call("scheduling.move", { id: appointment, key: newId(), staffId: staff.viewer.staffId, startsAt: at(portal, 5, 10), place: "video" });
    expect((await open(address)).body).toContain(`UID:${appointment.toLowerCase()}@anteroom\r\nSEQUENCE:1`);
    await client.call("scheduling.cancel", { id: appointment, key: newId(), feeMinor: 0 });
    const gone = (await open(address)).body ?? "";
    expect(gone).toContain("SEQUENCE:2");
    expect(gone).toContain("STATUS:CANCELLED");
    expect((await open((await makeFeed(staff, true)).address)).body).toContain("SUMMARY:Therapy session");
    await client.call("scheduling.revokeFeed", { id });
    expect(await open(address)).toMatchObject({ status: 404 });
    expect(await open("x".repeat(43))).toMatchObject({ status: 404 });
  });

  it("show a cancellation to who pressed it at once, and to the other side once it cannot be taken back", async () => {
    const [mine, theirs] = [(await makeFeed(client)).address, (await makeFeed(staff)).address];
    const id = await book(at(portal, 5, 13));
    const told = async () => Promise.all([mine, theirs].map(async (address) => ((await open(address)).body ?? "").split("BEGIN:VEVENT").find((event) => event.includes(id.toLowerCase()))?.match(/(?<=SEQUENCE:|STATUS:)\w+/g)));
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    expect(await told()).toEqual([["1", "CANCELLED"], ["0", "CONFIRMED"]]);
    await portal.advance({ minutes: 4 });
    expect(await told()).toEqual([["1", "CANCELLED"], ["1", "CANCELLED"]]);
    const other = await book(at(portal, 5, 15));
    await staff.call("scheduling.cancelFor", { id: other, key: newId() });
    expect((await open(mine)).body?.match(/STATUS:CONFIRMED/g)).toHaveLength(1);
    expect((await open(theirs)).body).not.toContain("STATUS:CONFIRMED");
  });

  it("take one appointment as a file, under the name that feeds and mails have, while it stands", async () => {
    const id = await book(at(portal, 5, 11));
    const { text } = await client.call<{ text: string }>("scheduling.calendarFile", { id });
    expect(text).toContain(`UID:${id.toLowerCase()}@anteroom`);
    expect(text).not.toContain("Therapy");
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    await expect(client.call("scheduling.calendarFile", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("get the same appointment in mails: taken in, moved and dropped, without a word on who or what for", async () => {
    const email = (await context().people.portalUser(client.viewer.portalUserId))?.email ?? "nobody";
    const mails = async () => (await portal.host.mailer.mailbox()).filter((mail) => mail.to.includes(email) && mail.calendar).map((mail) => (mail.calendar ?? "").split("\r\n").filter((line) => /^(METHOD|UID|SEQUENCE|DTSTART|SUMMARY)/.test(line))).reverse();
    const start = at(portal, 6, 9);
    const id = await book(start);
    await portal.advance({ minutes: 4 });
    const uid = `UID:${id.toLowerCase()}@anteroom`;
    const first = ["METHOD:REQUEST", uid, "SEQUENCE:0", `DTSTART:${stamp(start)}Z`, "SUMMARY:Appointment"];
    expect(await mails()).toEqual([first]);
    const later = at(portal, 6, 11);
    await client.call("scheduling.move", { id, key: newId(), staffId: staff.viewer.staffId, startsAt: later, place: "video" });
    await portal.advance({ minutes: 4 });
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    await portal.advance({ minutes: 4 });
    expect(await mails()).toEqual([first, ["METHOD:REQUEST", uid, "SEQUENCE:1", `DTSTART:${stamp(later)}Z`, "SUMMARY:Appointment"], ["METHOD:CANCEL", uid, "SEQUENCE:2", `DTSTART:${stamp(later)}Z`, "SUMMARY:Appointment"]]);
  });

  it("show nothing to who may not see appointments any more", async () => {
    const { address } = await makeFeed(client);
    expect(await open(address)).toMatchObject({ status: 200 });
    await portal.host.db.transaction((tx) => portal.host.people.setPortalUserStatus(portal.practice.id, client.viewer.portalUserId, "suspended", tx));
    expect(await open(address)).toMatchObject({ status: 404 });
  });

  it("keep a professional from being booked when they are busy there, and keep what was known when they cannot be read", async () => {
    const key = newId();
    await expect(staff.call("scheduling.addCalendar", { staffId: staff.viewer.staffId, key, name: "Mine", url: "nonsense" })).rejects.toMatchObject({ details: { fields: { url: expect.stringContaining("Write the whole address") as string } } });
    expect(await staff.call("scheduling.addCalendar", { staffId: staff.viewer.staffId, key, name: "Mine", url: "http://127.0.0.1:1/a.ics" })).toMatchObject({ problem: "This address is inside a private network, which the portal does not open." });
    const calendar = async () => (await context().model(calendars).findOne({ where: { practiceId: portal.practice.id, id: key } }))?.get();
    const start = at(portal, 5, 9);
    const text = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:${stamp(start)}Z\r\nDURATION:PT3H\r\nEND:VEVENT\r\nEND:VCALENDAR`;
    const row = await calendar();
    if (!row) throw new Error("The calendar is not there.");
    const slots = async () => (await client.call<{ days: { slots: { startsAt: string }[] }[] }>("scheduling.openings", { serviceId, place: "video", from: start.slice(0, 10) })).days[0]?.slots.map((slot) => slot.startsAt);
    expect(await slots()).toContain(start);
    expect(await readCalendar(context(), row, async () => text)).toEqual({ problem: "" });
    expect(await slots()).not.toContain(start);
    expect(await slots()).toContain(at(portal, 5, 12));
    await readCalendar(context(), row, async () => Promise.reject(new CalendarProblem("The calendar's server was too slow.")));
    expect(await slots()).not.toContain(start);
    expect(await calendar()).toMatchObject({ problem: "The calendar's server was too slow." });
    await staff.call("scheduling.removeCalendar", { id: key });
    expect(await slots()).toContain(start);
  });

  it("are their owner's alone", async () => {
    const { id } = await makeFeed(client);
    const other = await portal.client({ professional: staff });
    for (const who of [other, staff]) await expect(who.call("scheduling.revokeFeed", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const key = newId();
    await staff.call("scheduling.addCalendar", { staffId: staff.viewer.staffId, key, name: "Mine", url: "http://127.0.0.1:1/a.ics" });
    await expect((await portal.staff({ roles: ["professional"] })).call("scheduling.removeCalendar", { id: key })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice"), roles: ["administrator"] });
    await expect(elsewhere.call("scheduling.removeCalendar", { id: key })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});

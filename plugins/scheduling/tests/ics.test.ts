import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { fetchCalendar } from "../server/ics/fetch-calendar.ts";
import { isPublicAddress } from "../server/ics/is-public-address.ts";
import { readBusy } from "../server/ics/read-busy.ts";
import { writeCalendar } from "../server/ics/write-calendar.ts";

const within = { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2027-04-01T00:00:00Z") };
const calendar = (...lines: string[]): string => ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]): string => ["BEGIN:VEVENT", "UID:1", ...lines, "END:VEVENT"].join("\r\n");
const busy = (text: string, zone = "America/New_York"): string[] => readBusy(text, { zone, within }).map((span) => `${new Date(span.from).toISOString().slice(0, 16)}/${new Date(span.to).toISOString().slice(0, 16)}`);

describe("a calendar outside", () => {
  it.each([
    ["a moment in UTC", ["DTSTART:20261126T140000Z", "DTEND:20261126T150000Z"], ["2026-11-26T14:00/2026-11-26T15:00"]],
    ["a moment in a zone", ["DTSTART;TZID=Europe/Lisbon:20261126T090000", "DURATION:PT1H30M"], ["2026-11-26T09:00/2026-11-26T10:30"]],
    ["a zone as Outlook calls it", ["DTSTART;TZID=Pacific Standard Time:20261126T090000", "DURATION:PT1H"], ["2026-11-26T17:00/2026-11-26T18:00"]],
    ["a moment without a zone", ["DTSTART:20261126T090000", "DTEND:20261126T100000"], ["2026-11-26T14:00/2026-11-26T15:00"]],
    ["a whole day", ["DTSTART;VALUE=DATE:20261126"], ["2026-11-26T05:00/2026-11-27T05:00"]],
    ["a week over a change of the clocks", ["DTSTART;TZID=America/New_York:20261026T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"], ["2026-10-26T13:00/2026-10-26T14:00", "2026-11-02T14:00/2026-11-02T15:00"]],
    ["until a moment, without one day", ["DTSTART:20261102T140000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20261104T235959Z", "EXDATE:20261103T140000Z"], ["2026-11-02T14:00/2026-11-02T15:00", "2026-11-04T14:00/2026-11-04T15:00"]],
    ["the last Friday of a month", ["DTSTART:20261030T140000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"], ["2026-10-30T14:00/2026-10-30T15:00", "2026-11-27T14:00/2026-11-27T15:00", "2026-12-25T14:00/2026-12-25T15:00"]],
    ["the last working day of a month", ["DTSTART:20261030T140000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2"], ["2026-10-30T14:00/2026-10-30T15:00", "2026-11-30T14:00/2026-11-30T15:00"]],
    ["every second Tuesday and Thursday", ["DTSTART:20261103T140000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=3"], ["2026-11-03T14:00/2026-11-03T15:00", "2026-11-05T14:00/2026-11-05T15:00", "2026-11-17T14:00/2026-11-17T15:00"]],
    ["what is free", ["DTSTART:20261126T140000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"], []],
    ["what was cancelled", ["DTSTART:20261126T140000Z", "DURATION:PT1H", "STATUS:CANCELLED"], []],
    ["an alarm within", ["DTSTART:20261126T140000Z", "DURATION:PT1H", "BEGIN:VALARM", "DURATION:PT9H", "TRIGGER:-PT5M", "END:VALARM"], ["2026-11-26T14:00/2026-11-26T15:00"]],
    ["a day that there is not", ["DTSTART:20261399T990000Z", "DURATION:PT1H"], []],
    ["a rule that never comes true", ["DTSTART:19000231T140000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"], []],
    ["a rule by the second", ["DTSTART:20261126T140000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"], ["2026-11-26T14:00/2026-11-26T15:00"]],
  ])("is read: %s", (_what, lines, expected) => {
    expect(busy(calendar(event(...lines)))).toEqual(expected);
  });

  it("has one time of a repeated event moved, and folds long lines", () => {
    const moved = event("RECURRENCE-ID:20261103T140000Z", "DTSTART:20261103T180000Z", "DTEND:20261103T190000Z", "SUMMARY:Very\r\n  long");
    expect(busy(calendar(event("DTSTART:20261102T140000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"), moved))).toEqual(["2026-11-02T14:00/2026-11-02T15:00", "2026-11-03T18:00/2026-11-03T19:00"]);
  });

  it("is none when it is a page", () => {
    expect(() => busy("<html>Sign in</html>")).toThrow("There is no calendar at this address.");
  });

  it("is written so that it reads back as the same instants, whatever is in its words", () => {
    const text = writeCalendar({ method: "REQUEST", events: [{ uid: "a@anteroom", sequence: 2, startsAt: Date.parse("2026-11-01T05:30:00Z"), endsAt: Date.parse("2026-11-01T06:30:00Z"), stamp: 0, title: `Sitzung; mit, Grüßen\n${"ü".repeat(80)}`, url: "https://portal.example/scheduling/1", status: "CONFIRMED", organizer: "a@b.example\r\nX-EVIL:1", attendee: "c@d.example" }] });
    expect(busy(text)).toEqual(["2026-11-01T05:30/2026-11-01T06:30"]);
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text).toContain("METHOD:REQUEST\r\n");
    expect(text).not.toMatch(/^X-EVIL/m);
  });
});

describe("an address of a calendar", () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => void server.close()));
  const serve = (answer: RequestListener): Promise<string> => new Promise((done) => {
    const server = createServer(answer).listen(0, "127.0.0.1", () => done(`http://localhost:${(server.address() as AddressInfo).port}/`));
    servers.push(server);
  });
  // Only this test may ask this machine, and only by IPv4.
  const here = { mayAsk: (address: string) => address === "127.0.0.1" || address === "::1", withinMs: 2_000 };

  it.each(["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1", "no address"])("%s is inside", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  it.each(["93.184.216.34", "8.8.8.8", "2606:4700::1111", "172.32.0.1"])("%s is outside", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(["http://127.0.0.1:1/", "http://[::1]:1/", "http://localhost:1/", "http://2130706433/", "http://0x7f000001/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:10.0.0.1]/"])("%s is not opened", async (url) => {
    await expect(fetchCalendar(url)).rejects.toThrow("inside a private network");
  });
  it.each(["file:///etc/passwd", "ftp://calendar.example/", "not an address", "https://me:secret@calendar.example/"])("%s is refused", async (url) => {
    await expect(fetchCalendar(url)).rejects.toThrow(/Write|Leave/);
  });

  it("is read, also after a redirect, but not after one that leads inward or on and on", async () => {
    const target = await serve((_req, res) => void res.end(calendar()));
    const outward = await serve((_req, res) => void res.writeHead(302, { Location: target }).end());
    const inward = await serve((_req, res) => void res.writeHead(302, { Location: "http://10.0.0.1/" }).end());
    const loop = await serve((_req, res) => void res.writeHead(302, { Location: "/" }).end());
    expect(await fetchCalendar(outward, here)).toContain("BEGIN:VCALENDAR");
    await expect(fetchCalendar(inward, here)).rejects.toThrow("inside a private network");
    await expect(fetchCalendar(loop, here)).rejects.toThrow("leads on and on");
  });

  it("is given up when it is huge, slow, gone or silent", async () => {
    const huge = await serve((_req, res) => void res.end("x".repeat(200_000)));
    const slow = await serve((_req, res) => void res.write("BEGIN"));
    const gone = await serve((_req, res) => void res.writeHead(404).end());
    await expect(fetchCalendar(huge, { ...here, mostBytes: 100_000 })).rejects.toThrow("too large");
    await expect(fetchCalendar(slow, { ...here, withinMs: 300 })).rejects.toThrow("too slow");
    await expect(fetchCalendar(gone, here)).rejects.toThrow("not there any more");
    await expect(fetchCalendar("http://localhost:9/", here)).rejects.toThrow("could not be reached");
  });
});

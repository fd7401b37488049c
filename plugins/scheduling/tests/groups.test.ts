import { newId } from "@anteroom/core/server";
import type { CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { feedEndpoint } from "../server/ics/feed-endpoint.ts";
import { appointments, plainAppointment } from "../server/rows/appointments.ts";
import { cells } from "../server/rows/cells.ts";
import { at, setUpBooking } from "./set-up.ts";

interface Shown {
  taken: number;
  seats: number;
  version: number;
  stands: boolean;
  people: { appointmentId: string; name: string; state: string }[];
  others: number;
}

describe.each(testEngines())("groups on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let ann: TestClient;
  let ben: TestClient;
  let serviceId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    ann = await portal.client({ professional: staff, firstName: "Ann", lastName: "Arbor" });
    ben = await portal.client({ professional: staff, firstName: "Ben", lastName: "Burr" });
    serviceId = await setUpBooking(boss, staff, { seats: 3 });
  });

  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const time = (startsAt: string) => ({ serviceId, staffId: staff.viewer.staffId, startsAt, place: "video" });
  const book = (clients: TestClient[], startsAt: string, more: Record<string, unknown> = {}) => staff.call<{ id: string; groupId: string }>("scheduling.bookFor", { key: newId(), clientIds: clients.map((one) => one.viewer.clientId), ...time(startsAt), ...more });
  const shown = (id: string, who: TestPerson<StaffViewer> = staff) => who.call<Shown>("scheduling.group", { id });
  const partOf = async (groupId: string, client: TestClient) => {
    const found = await context().model(appointments).findOne({ where: { practiceId: portal.practice.id, groupId, clientId: client.viewer.clientId }, order: [["createdAt", "DESC"], ["id", "DESC"]] });
    if (!found) throw new Error("They are not in this group.");
    return plainAppointment(found);
  };
  const join = (id: string, client: TestClient, who = staff) => who.call<{ appointmentId: string }>("scheduling.joinGroup", { id, key: newId(), clientId: client.viewer.clientId });
  const held = (subjectId: string) => context().model(cells).count({ where: { practiceId: portal.practice.id, subjectId } });
  const cancel = (client: TestClient, id: string) => client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });

  it("that repeat are joined for all coming times at once: full and taken ones are said before, the rest is booked once, and left at once", async () => {
    const cal = await portal.client({ professional: staff, firstName: "Cal" });
    const first = at(portal, 7, 10);
    const day = first.slice(0, 10);
    const minutes = 600;
    await staff.call("scheduling.bookSeries", { key: newId(), clientId: ann.viewer.clientId, serviceId, staffId: staff.viewer.staffId, place: "video", rhythm: "weekly", firstDay: day, minutes, times: 4 });
    const meetings = async () => (await context().model(appointments).findAll({ where: { practiceId: portal.practice.id, clientId: ann.viewer.clientId }, order: [["startsAt", "ASC"]] })).map(plainAppointment).filter((row) => row.groupId !== null && row.startsAt >= Date.parse(first));
    const ids = (await meetings()).map((row) => row.groupId ?? "");
    expect(ids).toHaveLength(4);
    await join(ids[1] ?? "", ben);
    await join(ids[1] ?? "", cal);
    await join(ids[3] ?? "", ben);
    const dee = await portal.client({ professional: staff, firstName: "Dee" });
    const who = { id: ids[0] ?? "", clientId: dee.viewer.clientId };
    const times = async (input = who) => (await staff.call<{ times: { why: string | null }[] }>("scheduling.groupTimes", input)).times.map(({ why }) => why);
    expect(await times()).toEqual([null, "full", null, null]);
    expect(await times({ ...who, clientId: ben.viewer.clientId })).toEqual([null, "comes", null, "comes"]);
    const key = newId();
    const all = await Promise.all([staff.call<{ times: number }>("scheduling.joinMeetings", { ...who, key }), staff.call<{ times: number }>("scheduling.joinMeetings", { ...who, key })]);
    expect(all).toEqual([{ times: 3 }, { times: 3 }]);
    const { lines } = await dee.call<{ lines: { id: string }[] }>("scheduling.list");
    expect(lines).toHaveLength(3);
    await expect(staff.call("scheduling.joinMeetings", { ...who, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
    const outsider = await portal.staff({ roles: ["professional"] });
    for (const path of ["scheduling.groupTimes", "scheduling.joinMeetings"]) await expect(outsider.call(path, { ...who, key: newId() })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await staff.call("scheduling.cancelSeries", { id: lines[0]?.id, key: newId(), scope: "all", reason: "" });
    await portal.advance({ minutes: 4 });
    expect(await times()).toEqual([null, "full", null, null]);
    expect((await meetings()).every((row) => row.state === "booked")).toBe(true);
  });

  it("give each client an appointment of their own, and nobody a word on the others", async () => {
    const { groupId } = await book([ann, ben], at(portal, 5, 10));
    expect(await shown(groupId)).toMatchObject({ taken: 2, seats: 3, stands: true });
    for (const [client, other] of [[ann, ben], [ben, ann]] as const) {
      const { lines } = await client.call<{ lines: { id: string }[] }>("scheduling.list");
      expect(lines).toHaveLength(1);
      const one = await client.call<object>("scheduling.one", { id: lines[0]?.id });
      expect(one).toMatchObject({ together: { names: [] }, priceMinor: 12_000 });
      expect(JSON.stringify(one)).not.toContain(other === ann ? "Ann" : "Ben");
      const theirs = await partOf(groupId, other);
      for (const ask of ["one", "calendarFile"]) await expect(client.call(`scheduling.${ask}`, { id: theirs.id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
      await expect(cancel(client, theirs.id)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
      const posted = (await portal.posted("scheduling.appointment")).filter((card) => card.conversationId === client.conversationId);
      expect(posted.map((card) => card.subjectId)).toEqual([lines[0]?.id]);
      const card = await client.call<CardEnvelope>("inbox.card", { conversationId: client.conversationId, entryId: posted[0]?.entryId });
      expect(card.view.actions.map(({ label }) => label)).toEqual(["Cancel"]);
      expect(JSON.stringify(card)).not.toContain(other === ann ? "Ann" : "Ben");
    }
  });

  it("tell first names where staff said that they know each other, and stop when they say so", async () => {
    const { groupId } = await book([ann, ben], at(portal, 5, 10), { namesShown: true, eachPays: false });
    const mine = await partOf(groupId, ann);
    expect(await ann.call("scheduling.one", { id: mine.id })).toMatchObject({ together: { names: ["Ben"] } });
    expect(mine.priceMinor).toBe(12_000);
    expect(await partOf(groupId, ben)).toMatchObject({ priceMinor: 0, lateFeeMinor: 0, noShowFeeMinor: 0 });
    await staff.call("scheduling.showNames", { id: groupId, version: 1, shown: false });
    expect(await ann.call("scheduling.one", { id: mine.id })).toMatchObject({ together: { names: [] } });
    await expect(staff.call("scheduling.showNames", { id: groupId, version: 1, shown: true })).rejects.toMatchObject({ appCode: "STALE" });
  });

  it("are never fuller than they may be, however many are added at one moment", async () => {
    const { groupId } = await book([ann], at(portal, 5, 10));
    const many = await Promise.all(Array.from({ length: 6 }, () => portal.client({ professional: staff })));
    const answers = await Promise.allSettled(many.map((client) => join(groupId, client)));
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(2);
    for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject({ appCode: "CONFLICT", details: { data: { kind: "g" } } });
    expect(await shown(groupId)).toMatchObject({ taken: 3 });
    expect(await context().model(appointments).count({ where: { practiceId: portal.practice.id, groupId } })).toBe(3);
    expect(await held(groupId)).toBe(3);
  });

  it("book nobody twice: neither the professional nor a client who is elsewhere", async () => {
    const start = at(portal, 5, 10);
    const { groupId } = await book([ann], start);
    await expect(join(groupId, ann)).rejects.toMatchObject({ appCode: "CONFLICT", details: { data: { kind: "c" } } });
    await expect(book([ben], start)).rejects.toMatchObject({ appCode: "CONFLICT", details: { data: { kind: "s" } } });
    const second = await portal.staff();
    const alone = await setUpBooking(boss, second);
    await boss.call("scheduling.bookFor", { key: newId(), clientIds: [ben.viewer.clientId], serviceId: alone, staffId: second.viewer.staffId, startsAt: start, place: "video" });
    await expect(join(groupId, ben)).rejects.toMatchObject({ appCode: "CONFLICT", details: { data: { kind: "c" } } });
    expect(await shown(groupId)).toMatchObject({ taken: 1 });
  });

  it("let one leave without the others, give the seat to somebody else, and free the time with the last", async () => {
    const { groupId } = await book([ann, ben], at(portal, 5, 10));
    await cancel(ann, (await partOf(groupId, ann)).id);
    // Until it cannot be taken back the seat is still hers.
    expect(await held(groupId)).toBe(2);
    await portal.advance({ minutes: 4 });
    expect((await partOf(groupId, ann)).state).toBe("cancelled");
    expect((await partOf(groupId, ben)).state).toBe("booked");
    expect(await held(groupId)).toBe(1);
    expect(await context().model(cells).count({ where: { practiceId: portal.practice.id, appointmentId: groupId } })).toBeGreaterThan(0);
    await join(groupId, ann);
    expect((await partOf(groupId, ann)).state).toBe("booked");
    for (const client of [ann, ben]) await cancel(client, (await partOf(groupId, client)).id);
    await portal.advance({ minutes: 4 });
    expect(await held(groupId)).toBe(0);
    expect(await context().model(cells).count({ where: { practiceId: portal.practice.id, appointmentId: groupId } })).toBe(0);
    await expect(join(groupId, ben)).rejects.toMatchObject({ appCode: "CONFLICT" });
    await book([ben], at(portal, 5, 10));
  });

  it("move as one, and by staff alone", async () => {
    const { groupId } = await book([ann, ben], at(portal, 5, 10));
    const mine = await partOf(groupId, ann);
    await expect(ann.call("scheduling.move", { id: mine.id, key: newId(), ...time(at(portal, 6, 10)), feeMinor: 0 })).rejects.toMatchObject({ appCode: "CONFLICT", details: { reason: "group" } });
    await staff.call("scheduling.moveFor", { id: mine.id, key: newId(), ...time(at(portal, 6, 11)) });
    for (const client of [ann, ben]) expect(await partOf(groupId, client)).toMatchObject({ startsAt: Date.parse(at(portal, 6, 11)), sequence: 1, state: "booked" });
    await book([ann], at(portal, 5, 10));
    await expect(book([await portal.client({ professional: staff })], at(portal, 6, 11))).rejects.toMatchObject({ details: { reason: "taken" } });
    // The new time is taken: nobody loses the old one.
    await expect(staff.call("scheduling.moveFor", { id: mine.id, key: newId(), ...time(at(portal, 5, 10)) })).rejects.toMatchObject({ details: { reason: "taken" } });
    expect(await partOf(groupId, ben)).toMatchObject({ startsAt: Date.parse(at(portal, 6, 11)) });
    expect(await held(groupId)).toBe(2);
  });

  it("are cancelled by the practice for everybody, and taken back for everybody", async () => {
    const { groupId } = await book([ann, ben], at(portal, 5, 10));
    await staff.call("scheduling.cancelGroup", { id: groupId, key: newId(), reason: "I am away" });
    await staff.call("scheduling.undoCancelGroup", { id: groupId, key: newId() });
    await portal.advance({ minutes: 4 });
    for (const client of [ann, ben]) expect((await partOf(groupId, client)).state).toBe("booked");
    await staff.call("scheduling.cancelGroup", { id: groupId, key: newId(), reason: "I am away" });
    await portal.advance({ minutes: 4 });
    for (const client of [ann, ben]) expect((await partOf(groupId, client)).state).toBe("practice-cancelled");
    await expect(staff.call("scheduling.undoCancelGroup", { id: groupId, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("take both professionals, and are one entry in the calendars of both", async () => {
    const second = await portal.staff({ roles: ["professional"] });
    const start = at(portal, 5, 10);
    const { groupId } = await book([ann, ben], start, { secondStaffId: second.viewer.staffId });
    const alone = await setUpBooking(boss, second);
    await expect(boss.call("scheduling.bookFor", { key: newId(), clientIds: [ann.viewer.clientId], serviceId: alone, staffId: second.viewer.staffId, startsAt: start, place: "video" })).rejects.toMatchObject({ details: { data: { kind: "s" } } });
    const day = { from: at(portal, 5, 9), to: at(portal, 5, 17) };
    for (const who of [staff, second]) {
      const { appointments: entries } = await who.call<{ appointments: { group: object; clients: object[]; others: number }[] }>("scheduling.calendar", { ...day, staffIds: [who.viewer.staffId] });
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ group: { id: groupId, taken: 2, seats: 3 } });
    }
    // Who sees none of the clients is told how many, and no name.
    expect(await shown(groupId, second)).toMatchObject({ people: [], others: 2 });
    await expect(book([ben], at(portal, 6, 10), { secondStaffId: staff.viewer.staffId })).rejects.toMatchObject({ appCode: "INVALID" });
    const { address } = await second.call<{ address: string }>("scheduling.makeFeed", { key: newId(), named: false });
    const feed = (await feedEndpoint.run(context(), { params: { secret: address.split("/").at(-1) ?? "" }, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), form: new URLSearchParams() })).body;
    expect(String(feed).match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(feed).toContain(groupId.toLowerCase());
  });

  it("is nobody's business who may not see it", async () => {
    const { groupId } = await book([ann], at(portal, 5, 10));
    const outsider = await portal.staff({ roles: ["professional"] });
    const foreign = await portal.client({ professional: outsider });
    const asks: [string, Record<string, unknown>][] = [["group", {}], ["joinGroup", { key: newId(), clientId: foreign.viewer.clientId }], ["cancelGroup", { key: newId() }], ["undoCancelGroup", { key: newId() }], ["showNames", { version: 1, shown: true }]];
    for (const [ask, more] of asks) {
      await expect(outsider.call(`scheduling.${ask}`, { id: groupId, ...more })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
      await expect(ann.call(`scheduling.${ask}`, { id: groupId, ...more })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    }
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice"), roles: ["administrator", "professional"] });
    await expect(elsewhere.call("scheduling.group", { id: groupId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    // A professional adds no client who is not theirs.
    const inCare = await portal.staff({ roles: ["professional"] });
    const theirs = await portal.client({ professional: inCare });
    const service = await setUpBooking(boss, inCare, { seats: 3 });
    const { groupId: own } = await inCare.call<{ groupId: string }>("scheduling.bookFor", { key: newId(), clientIds: [theirs.viewer.clientId], serviceId: service, staffId: inCare.viewer.staffId, startsAt: at(portal, 5, 10), place: "video" });
    await expect(join(own, ann, inCare)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(ann.call("scheduling.book", { key: newId(), ...time(at(portal, 7, 10)) })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect(await shown(groupId)).toMatchObject({ taken: 1 });
  });
});

import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { answerInvitation, invitedPage } from "../server/collaterals/invited-pages.ts";
import { collaterals, openCollateral } from "../server/rows/collaterals.ts";
import { at, setUpBooking } from "./set-up.ts";

interface Invited { id: string; name: string; relation: string; answer: string }

describe.each(testEngines())("people without a portal who are invited to an appointment on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let serviceId: string;
  let id: string;
  let email: string;
  let round = 0;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff({ roles: ["professional"] });
    client = await portal.client({ professional: staff, firstName: "Perpetua" });
    serviceId = await setUpBooking(boss, staff);
    id = await book(at(portal, 5, 9));
    email = `teacher${(round += 1)}@school.example`;
  });

  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const book = async (startsAt: string): Promise<string> => (await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt, place: "video" })).id;
  const invite = (by: TestPerson<StaffViewer> = staff, change: object = {}) => by.call<{ id: string }>("scheduling.invite", { id, key: newId(), name: "Kim Park", email, relation: "Teacher", agreed: true, ...change });
  const invited = async (of = id) => (await staff.call<{ invited: Invited[] }>("scheduling.details", { id: of })).invited;
  const secretOf = async (one: string): Promise<string> => openCollateral(context(), (await context().model(collaterals).findOne({ where: { practiceId: portal.practice.id, id: one }, rejectOnEmpty: true })).get()).secret;
  const page = async (secret: string, answer?: string) => {
    const form = new URLSearchParams(answer ? { answer } : {});
    const endpoint = answer ? answerInvitation : invitedPage;
    return endpoint.run(context(), { params: { secret }, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), form, takeTry: async () => undefined });
  };
  const mails = async () => {
    await portal.drain();
    return (await portal.host.mailer.mailbox()).filter((one) => one.to.includes(email)).map(({ subject, text, calendar = "" }) => ({ subject, text, method: /METHOD:(\w+)/.exec(calendar)?.[1], uid: /UID:(\S+)/.exec(calendar)?.[1], sequence: Number(/SEQUENCE:(\d+)/.exec(calendar)?.[1] ?? -1), start: /DTSTART:(\S+)/.exec(calendar)?.[1] })).toSorted((one, two) => one.sequence - two.sequence);
  };

  it("are told when and where by a link, say whether they come, and are told nothing of the client", async () => {
    const { id: one } = await invite();
    const [mail] = await mails();
    expect(mail).toMatchObject({ subject: "You are invited to an appointment", method: "REQUEST", uid: `${one.toLowerCase()}@anteroom`, sequence: 0 });
    const secret = await secretOf(one);
    expect(mail?.text).toContain(`/open/${portal.practice.id}/scheduling/invited/${secret}`);
    const shown = await page(secret);
    expect(shown).toMatchObject({ status: 200 });
    for (const told of [mail?.text, shown.body]) for (const word of ["Perpetua", "Therapy", "Kim"]) expect(told).not.toContain(word);
    expect(await page(secret, "coming")).toMatchObject({ status: 303 });
    expect(await invited()).toEqual([{ id: one, name: "Kim Park", relation: "Teacher", answer: "coming" }]);
    expect((await page(secret)).body).toContain("You said that you come.");
    await page(secret, "not-coming");
    expect((await client.call<{ invited: Invited[] }>("scheduling.one", { id })).invited).toMatchObject([{ answer: "not-coming" }]);
    await page(secret, "perhaps");
    expect(await invited()).toMatchObject([{ answer: "not-coming" }]);
    expect(await page("nobody-knows-this")).toMatchObject({ status: 404 });
    // What is kept of them can be read with the practice's key alone.
    expect(JSON.stringify(await portal.host.db.hot.all("SELECT * FROM scheduling_collaterals"))).not.toMatch(/Kim|school|Teacher/);
  });

  it("are invited once, only where the client agrees, and to no group and no appointment that is over", async () => {
    await expect(invite(staff, { agreed: false })).rejects.toThrow("Ask the client first.");
    const key = newId();
    await Promise.all([invite(staff, { key }), invite(staff, { key })]);
    expect(await invited()).toHaveLength(1);
    await expect(invite(staff, { email: email.toUpperCase() })).rejects.toMatchObject({ details: { fields: { email: "This address is invited already." } } });
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    await expect(invite(staff, { email: "other@school.example" })).rejects.toMatchObject({ appCode: "CONFLICT" });
    const groupService = await setUpBooking(boss, staff, { name: "Group", seats: 4 });
    const meeting = await staff.call<{ id: string }>("scheduling.bookFor", { key: newId(), clientIds: [client.viewer.clientId], serviceId: groupService, staffId: staff.viewer.staffId, startsAt: at(portal, 6, 11), place: "video" });
    await expect(invite(staff, { id: meeting.id })).rejects.toMatchObject({ message: "Nobody else can be invited to a group." });
  });

  it("are nobody's business who may not see the appointment", async () => {
    const { id: one } = await invite();
    const stranger = await portal.client({ professional: staff });
    const outsider = await portal.staff({ roles: ["professional"] });
    for (const who of [stranger, outsider]) await expect(who.call("scheduling.uninvite", { id: one })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(invite(outsider, { email: "x@school.example" })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Harbor House"), roles: ["administrator"] });
    await expect(elsewhere.call("scheduling.uninvite", { id: one })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect(await invited()).toHaveLength(1);
  });

  it("follow the appointment: to its new time, and out of their calendar when it is cancelled", async () => {
    const { id: one } = await invite();
    await page(await secretOf(one), "coming");
    const to = at(portal, 6, 14);
    await staff.call("scheduling.moveFor", { id, key: newId(), staffId: staff.viewer.staffId, startsAt: to, place: "video" });
    const [, changed] = await mails();
    expect(changed).toMatchObject({ subject: "An appointment has changed", method: "REQUEST", sequence: 1, uid: `${one.toLowerCase()}@anteroom`, start: to.replaceAll(/[-:]|\.\d+/g, "") });
    expect(await invited()).toMatchObject([{ answer: "none" }]);
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    expect(await mails()).toHaveLength(2);
    // Nobody is told while it can be taken back.
    await portal.advance({ minutes: 4 });
    expect((await mails()).at(-1)).toMatchObject({ subject: "You are not expected at an appointment any more", method: "CANCEL", sequence: 2, uid: `${one.toLowerCase()}@anteroom` });
    expect((await page(await secretOf(one))).body).toContain("You need not come");
    await portal.drain();
    expect(await mails()).toHaveLength(3);
  });

  it("are not expected any more when the client or the practice takes it back, and the link ends a week after", async () => {
    const { id: one } = await invite();
    await client.call("scheduling.uninvite", { id: one });
    await client.call("scheduling.uninvite", { id: one });
    expect(await invited()).toEqual([]);
    expect((await mails()).map(({ method }) => method)).toEqual(["REQUEST", "CANCEL"]);
    expect(await page(await secretOf(one), "coming")).toMatchObject({ status: 303 });
    expect((await context().model(collaterals).findOne({ where: { practiceId: portal.practice.id, id: one }, rejectOnEmpty: true })).get().answer).toBe("none");
    const { id: again } = await invite();
    expect(await invited()).toMatchObject([{ id: again }]);
    portal.clock.advance({ days: 13 });
    expect(await page(await secretOf(again))).toMatchObject({ status: 404 });
  });
});

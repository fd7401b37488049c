import { newId } from "@anteroom/core/server";
import type { EndpointAnswer, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { bookings, openBooking } from "../server/rows/bookings.ts";
import { at, setUpBooking } from "./set-up.ts";

interface Sent { status: number; body: string; location: string; framedBy: readonly string[] }

describe.each(testEngines())("booking without an account on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let serviceId: string;
  let version: number | null = null;
  let round = 0;
  let email = "";

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff({ roles: ["professional"] });
    serviceId = await setUpBooking(boss, staff);
    email = `kim${(round += 1)}@home.example`;
    version = (await boss.call<{ version: number | null }>("scheduling.publicPage")).version;
    await save();
  });

  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const save = async (change: Record<string, unknown> = {}): Promise<void> => {
    await boss.call("scheduling.savePublicPage", { key: newId(), version, live: true, intro: "Welcome.", elsewhere: "Turn to your doctor.", sites: ["https://willow.example/contact"], questions: [{ id: "q1", text: "Are you in danger now?", stops: "yes" }], ...change });
    version = (version ?? 0) + 1;
  };
  const ask = async (method: "GET" | "POST", path: string, fields: Record<string, string> = {}, takeTry: () => Promise<void> = async () => undefined): Promise<Sent> => {
    const endpoint = (scheduling.endpoints ?? []).find((one) => one.method === method && one.path.split("/").length === path.split("/").length && one.path.split("/").every((part, index) => part.startsWith(":") || part === path.split("/")[index]));
    const params = Object.fromEntries((endpoint?.path ?? "").split("/").flatMap((part, index) => (part.startsWith(":") ? [[part.slice(1), path.split("/")[index] ?? ""]] : [])));
    const words = new URLSearchParams(fields);
    const answer: EndpointAnswer = await (endpoint as NonNullable<typeof endpoint>).run(context(), { params, query: method === "GET" ? words : new URLSearchParams(), headers: {}, body: Buffer.alloc(0), form: method === "POST" ? words : new URLSearchParams(), takeTry });
    return { status: answer.status, body: answer.body ?? "", location: answer.location ?? "", framedBy: answer.framedBy ?? [] };
  };
  const person = (change: Record<string, string> = {}): Record<string, string> => ({ key: newId(), where: "video", zone: "America/New_York", time: `${at(portal, 5, 9)} ${staff.viewer.staffId}`, "q-q1": "no", firstName: "Kim", lastName: "Park", birthDate: "1990-03-27", email, phone: "", note: "I sleep badly.", ...change });
  const send = (change: Record<string, string> = {}) => ask("POST", `book/${serviceId}/you`, person(change));
  const held = async () => {
    const rows = await portal.host.context("scheduling", portal.practice.id, null).model(bookings).findAll({ where: { practiceId: portal.practice.id } });
    return rows.map((row) => row.get()).map((row) => ({ ...row, ...openBooking(context(), row), state: row.state })).filter((row) => row.email === email);
  };
  const confirm = async (): Promise<{ id: string; clientId: string; secret: string }> => {
    const [row] = await held();
    expect((await ask("POST", `booked/${row?.secret ?? ""}`)).status).toBe(303);
    const after = (await held())[0];
    return { id: after?.id ?? "", clientId: after?.clientId ?? "", secret: row?.secret ?? "" };
  };
  const openings = async (): Promise<string> => (await ask("GET", `book/${serviceId}`, { from: at(portal, 5, 9).slice(0, 10), with: staff.viewer.staffId, zone: "America/New_York" })).body;

  it("is off until the practice switches it on, and shows in a frame of the sites that it lists alone", async () => {
    const on = await ask("GET", "book");
    expect(on).toMatchObject({ status: 200, framedBy: ["https://willow.example"] });
    expect(on.body).toContain("Welcome.");
    expect(on.body).toContain("Therapy session");
    expect(on.body).not.toContain("<script");
    await save({ live: false });
    for (const path of ["book", `book/${serviceId}`, `book/${serviceId}/sent`]) expect(await ask("GET", path)).toMatchObject({ status: 404, framedBy: [] });
    expect((await send()).status).toBe(404);
    expect(await held()).toEqual([]);
    await expect(boss.call("scheduling.savePublicPage", { key: newId(), version, live: true, intro: "", elsewhere: "x", sites: ["http://evil.example"], questions: [] })).rejects.toMatchObject({ message: expect.stringMatching(/.+/) });
  });

  it("offers only what new clients can have", async () => {
    const closed = await setUpBooking(boss, staff, { name: "For clients only", modeNew: "off" });
    expect((await ask("GET", "book")).body).not.toContain("For clients only");
    expect((await ask("GET", `book/${closed}`)).status).toBe(404);
    expect((await ask("POST", `book/${closed}/you`, person())).status).toBe(404);
  });

  it("stops at an answer that says so before anything is looked at, and keeps nothing", async () => {
    const stopped = await send({ "q-q1": "yes", firstName: "" });
    expect(stopped.body).toContain("Turn to your doctor.");
    expect(await held()).toEqual([]);
  });

  it("gives back everything that was typed with what to do", async () => {
    const wrong = await send({ firstName: "", birthDate: "", "q-q1": "" });
    expect(wrong.status).toBe(422);
    for (const words of ["Enter a first name.", "Enter your date of birth.", "Choose yes or no.", "I sleep badly.", email]) expect(wrong.body).toContain(words);
    expect((await send({ firstName: "<b>Kim" , lastName: "" })).body).toContain("&lt;b&gt;Kim");
  });

  it("drops what only a machine fills in, with the same answer", async () => {
    expect(await send({ website: "https://spam.example" })).toEqual(await ask("GET", "book").then(() => ({ status: 303, body: "", location: `/open/${portal.practice.id}/scheduling/book/${serviceId}/sent`, framedBy: [] })));
    expect(await held()).toEqual([]);
  });

  it("says how long to wait after too many tries, with everything typed", async () => {
    const { AppError } = await import("@anteroom/core/server");
    const full = await ask("POST", `book/${serviceId}/you`, person(), async () => Promise.reject(new AppError("RATE_LIMITED", "There were too many tries. Try again in 5 minutes.")));
    expect(full.status).toBe(429);
    expect(full.body).toContain("Try again in 5 minutes.");
    expect(full.body).toContain("I sleep badly.");
    expect(await held()).toEqual([]);
  });

  it("answers alike whether somebody is a client, and holds one time for an address", async () => {
    await portal.client({ professional: staff, email });
    const key = newId();
    const [known, stranger] = [await send({ key }), await send({ email: `other${round}@home.example`, time: `${at(portal, 6, 9)} ${staff.viewer.staffId}` })];
    expect(known).toEqual(stranger);
    await send({ key });
    expect(await held()).toHaveLength(1);
    await send({ time: `${at(portal, 5, 11)} ${staff.viewer.staffId}` });
    expect(await held()).toHaveLength(1);
    const free = await openings();
    expect(free).toContain(encodeURIComponent(at(portal, 5, 9)));
    expect(free).not.toContain(encodeURIComponent(at(portal, 5, 11)));
  });

  it("offers the nearest times when somebody was faster, with everything typed", async () => {
    await send();
    const late = await send({ email: `late${round}@home.example` });
    expect(late.status).toBe(409);
    expect(late.body).toContain("Choose another time");
    expect(late.body).toContain("I sleep badly.");
  });

  it("gives the time back after 30 minutes without a look at the link", async () => {
    await send();
    const [row] = await held();
    await portal.advance({ minutes: 31 });
    expect((await ask("GET", `booked/${row?.secret ?? ""}`)).status).toBe(404);
    expect((await ask("POST", `booked/${row?.secret ?? ""}`)).status).not.toBe(303);
    expect(await openings()).toContain(encodeURIComponent(at(portal, 5, 9)));
  });

  it("books once the link is confirmed, not when it is opened, as a prospect without a portal", async () => {
    await send();
    const [row] = await held();
    const opened = await ask("GET", `booked/${row?.secret ?? ""}`);
    expect(opened.body).toContain("Confirm your appointment");
    expect(opened.body).not.toContain("Kim");
    expect((await held())[0]).toMatchObject({ state: "waiting", clientId: null });
    const { clientId, secret } = await confirm();
    expect(await boss.call("people.client", { clientId })).toMatchObject({ client: { firstName: "Kim", prospect: true, email } });
    expect(await boss.call("scheduling.chart", { clientId })).toMatchObject({ lines: [{ state: "booked" }] });
    expect((await ask("GET", `booked/${secret}`)).body).toContain("You are booked");
    expect((await ask("POST", `booked/${secret}`)).status).toBe(303);
    expect(await held()).toHaveLength(1);
    expect((await portal.host.people.of(portal.practice.id).portalUsersOf(clientId))).toEqual([]);
  });

  it("are answered by staff who may see them", async () => {
    serviceId = await setUpBooking(boss, staff, { modeNew: "request" });
    await send();
    const { id, clientId, secret } = await confirm();
    const stranger = await portal.staff({ roles: ["professional"] });
    for (const [procedure, input] of [["newClient", { id }], ["acceptNewClient", { id, key: newId() }], ["declineNewClient", { id, key: newId(), words: "No." }]] as const) await expect(stranger.call(`scheduling.${procedure}`, input), procedure).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect((await stranger.call<{ lines: unknown[] }>("scheduling.newClients", {})).lines).toEqual([]);
    expect(await staff.call("scheduling.newClients", {})).toMatchObject({ lines: [{ id, name: "Kim Park", state: "requested" }] });
    expect((await ask("GET", `booked/${secret}`)).body).toContain("You asked for this time");
    const key = newId();
    await boss.call("scheduling.acceptNewClient", { id, key, invite: true });
    await boss.call("scheduling.acceptNewClient", { id, key, invite: true });
    expect(await boss.call("people.client", { clientId })).toMatchObject({ client: { prospect: false } });
    expect(await boss.call("scheduling.chart", { clientId })).toMatchObject({ lines: [{ state: "booked" }] });
    expect(await portal.host.people.of(portal.practice.id).portalUsersOf(clientId)).toMatchObject([{ email, status: "invited", relationship: "self" }]);
    await expect(boss.call("scheduling.declineNewClient", { id, key: newId(), words: "No." })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("are declined with words that stand behind their link alone", async () => {
    serviceId = await setUpBooking(boss, staff, { modeNew: "request" });
    await send();
    const { id, clientId, secret } = await confirm();
    await expect(boss.call("scheduling.declineNewClient", { id, key: newId(), words: " " })).rejects.toMatchObject({ message: expect.stringMatching(/.+/) });
    await boss.call("scheduling.declineNewClient", { id, key: newId(), words: "We have no room until spring." });
    expect((await ask("GET", `booked/${secret}`)).body).toContain("We have no room until spring.");
    const { client } = await boss.call<{ client: { archivedAt: number | null } }>("people.client", { clientId });
    expect(client.archivedAt).not.toBeNull();
    expect(await boss.call("scheduling.chart", { clientId })).toMatchObject({ lines: [{ state: "declined" }] });
    const mails = await portal.host.db.hot.all<{ template: string }>("SELECT template FROM account_mails WHERE practice_id = ? AND template = 'prospect-answered'", [portal.practice.id]);
    expect(mails.length).toBeGreaterThan(0);
  });
});

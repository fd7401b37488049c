import { newId } from "@anteroom/core/server";
import type { CardActionReply, CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { appointments } from "../server/rows/appointments.ts";
import { cells } from "../server/rows/cells.ts";
import { at, setUpBooking } from "./set-up.ts";

describe.each(testEngines())("proposed times on $name", ({ name }) => {
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
    serviceId = await setUpBooking(boss, staff, { modeKnown: "request", modeNew: "request" });
  });

  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const times = (...hours: number[]) => hours.map((hour) => ({ staffId: staff.viewer.staffId, startsAt: at(portal, 7, hour) }));
  const propose = async (hours: number[], more: Record<string, unknown> = {}): Promise<string> => {
    const key = newId();
    await staff.call("scheduling.propose", { key, portalUserId: client.viewer.portalUserId, serviceId, place: "video", times: times(...hours), ...more });
    return key;
  };
  const held = async (proposalId: string) => (await context().model(appointments).findAll({ where: { practiceId: portal.practice.id, proposalId }, order: [["startsAt", "ASC"]] })).map((row) => row.get());
  const entryOf = async (id: string) => ({ conversationId: client.conversationId, entryId: (await portal.posted("scheduling.offer")).find((one) => one.subjectId === id)?.entryId ?? "" });
  const card = async (id: string, who: TestPerson<never> | TestClient = client) => who.call<CardEnvelope>("inbox.card", await entryOf(id));
  const act = async (id: string, action: string, fields: Record<string, string> = {}, who: TestPerson<never> | TestClient = client) => who.call<CardActionReply>("inbox.act", { ...(await entryOf(id)), action, rev: (await card(id, who)).rev, key: newId(), fields });

  it("hold all, book the chosen one, and release the others", async () => {
    const id = await propose([9, 11, 13]);
    const all = await held(id);
    expect(all.map((row) => row.state)).toEqual(["proposed", "proposed", "proposed"]);
    expect(await card(id)).toMatchObject({ state: "live", needsYou: true });
    expect(await act(id, "book")).toMatchObject({ ok: false });
    const chosen = all[1]?.id ?? "";
    expect(await act(id, "book", { time: chosen })).toMatchObject({ ok: true, card: { state: "done" } });
    expect((await held(id)).map((row) => row.state)).toEqual(["released", "booked", "released"]);
    expect(await context().model(cells).count({ where: { practiceId: portal.practice.id, appointmentId: all[0]?.id ?? "" } })).toBe(0);
    expect((await portal.posted("scheduling.appointment")).map((one) => one.subjectId)).toContain(chosen);
    expect(await act(id, "book", { time: all[0]?.id ?? "" })).toMatchObject({ ok: false });
  });

  it("are all or none: one that is taken holds none of the others", async () => {
    const other = await portal.client({ professional: staff });
    await staff.call("scheduling.bookFor", { key: newId(), clientIds: [other.viewer.clientId], serviceId, place: "video", ...times(11)[0] });
    await expect(propose([9, 11])).rejects.toMatchObject({ details: { reason: "taken" } });
    expect(await propose([9])).toBeTruthy();
  });

  it("answer a request, whose own time is free again", async () => {
    const request = await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, place: "video", ...times(15)[0] });
    const id = await propose([9, 10], { requestId: request.id });
    expect(await context().model(cells).count({ where: { practiceId: portal.practice.id, appointmentId: request.id } })).toBe(0);
    await client.call("scheduling.answerOffer", { id, key: newId(), note: "Evenings are better" });
    expect((await held(id)).map((row) => row.state)).toEqual(["released", "released"]);
    expect(JSON.stringify((await card(id, staff as unknown as TestPerson<never>)).view)).toContain("Evenings are better");
  });

  it("answer a request to move with times that reach into the old one, which is kept until one is chosen", async () => {
    const old = await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, place: "video", ...times(15)[0] });
    await staff.call("scheduling.accept", { id: old.id, key: newId() });
    const request = await client.call<{ id: string }>("scheduling.move", { id: old.id, key: newId(), place: "video", ...times(9)[0] });
    const half = new Date(Date.parse(at(portal, 7, 15)) + 30 * 60_000).toISOString();
    const near = { staffId: staff.viewer.staffId, startsAt: half };
    const other = await portal.client({ professional: staff });
    const cellsOf = async (appointmentId: string) => context().model(cells).count({ where: { practiceId: portal.practice.id, appointmentId } });
    const whole = await cellsOf(old.id);
    await expect(staff.call("scheduling.propose", { key: newId(), portalUserId: other.viewer.portalUserId, serviceId, place: "video", times: [near] }), "to somebody else").rejects.toMatchObject({ details: { reason: "taken" } });
    const id = await propose([], { requestId: request.id, times: [near, ...times(11)] });
    expect(await cellsOf(old.id)).toBe(whole);
    const chosen = (await held(id)).find(({ startsAt }) => Number(startsAt) === Date.parse(half))?.id ?? "";
    expect(await act(id, "book", { time: chosen })).toMatchObject({ ok: true });
    expect((await held(id)).map((row) => row.state)).toEqual(["released", "booked"]);
    expect([await cellsOf(old.id), await cellsOf(chosen)]).toEqual([0, whole]);
  });

  it("run out and tell who proposed", async () => {
    const id = await propose([9]);
    await portal.advance({ hours: 73 });
    expect((await held(id)).map((row) => row.state)).toEqual(["released"]);
    const told = await portal.host.db.hot.all<{ kind: string }>("SELECT kind FROM notices WHERE to_id = ?", [staff.viewer.staffId]);
    expect(told.map((row) => row.kind)).toContain("scheduling.offer-ended");
  });

  it("are sent from the composer, as previewed", async () => {
    const place = { conversationId: client.conversationId, pluginId: "scheduling", name: "propose-times" };
    const fields = { service: serviceId, place: "video", times: times(9, 10).map((time) => `${time.staffId}@${Date.parse(time.startsAt)}`), note: "Which one?" };
    const key = newId();
    await staff.call("inbox.offers.send", { ...place, fields, key });
    expect(await card(key)).toMatchObject({ state: "live" });
    await expect(staff.call("inbox.offers.send", { ...place, fields, key: newId() })).rejects.toMatchObject({ details: { fields: { times: expect.stringContaining("taken") as string } } });
  });

  it("is for whom it was made", async () => {
    const id = await propose([9]);
    const relative = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
    const key = newId();
    for (const who of [relative, await portal.client({ professional: await portal.staff() })]) await expect(who.call("scheduling.answerOffer", { id, key, timeId: (await held(id))[0]?.id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});

import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { appointments } from "../server/rows/appointments.ts";
import { cells } from "../server/rows/cells.ts";
import { at, setUpBooking } from "./set-up.ts";

interface Booked { id: string; state: string }

const halfHourMs = 30 * 60_000;

describe.each(testEngines())("moving an appointment on $name", ({ name }) => {
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
  });

  const time = (startsAt: string) => ({ staffId: staff.viewer.staffId, startsAt, place: "video" });
  const book = (startsAt: string, who = client) => who.call<Booked>("scheduling.book", { key: newId(), serviceId, ...time(startsAt) });
  const move = (id: string, startsAt: string) => client.call<Booked>("scheduling.move", { id, key: newId(), ...time(startsAt) });
  const rowOf = async (id: string) => (await portal.host.context("scheduling", portal.practice.id, null).model(appointments).findOne({ where: { practiceId: portal.practice.id, id } }))?.get();
  const cellsOf = (appointmentId: string) => portal.host.context("scheduling", portal.practice.id, null).model(cells).count({ where: { practiceId: portal.practice.id, appointmentId } });
  const half = (startsAt: string): string => new Date(Date.parse(startsAt) + halfHourMs).toISOString();

  describe("by request", () => {
    beforeEach(async () => {
      serviceId = await setUpBooking(boss, staff, { modeKnown: "request", modeNew: "request", interval: 30 });
    });

    const booked = async (startsAt: string): Promise<string> => {
      const { id } = await book(startsAt);
      await staff.call("scheduling.accept", { id, key: newId() });
      return id;
    };

    it("can ask for half an hour later, keeps both until it is accepted, and leaves nothing of it free then", async () => {
      const nine = at(portal, 6, 9);
      const id = await booked(nine);
      const asked = await move(id, half(nine));
      expect(asked.state).toBe("requested");
      expect(await cellsOf(id)).toBe(12 + 10);
      expect(await cellsOf(asked.id)).toBe(6 + 6);
      await staff.call("scheduling.accept", { id: asked.id, key: newId() });
      expect(await rowOf(id)).toMatchObject({ state: "rescheduled" });
      expect(await cellsOf(asked.id)).toBe(12 + 10);
      expect(await cellsOf(id)).toBe(0);
      const other = await portal.client({ professional: staff });
      await expect(book(nine, other)).rejects.toMatchObject({ details: { reason: "taken" } });
    });

    it("ends the earlier request with a new one, also for a time that meets it", async () => {
      const id = await booked(at(portal, 6, 9));
      const first = await move(id, at(portal, 6, 13));
      const second = await move(id, half(at(portal, 6, 13)));
      expect(await rowOf(first.id)).toMatchObject({ state: "released" });
      expect(await cellsOf(first.id)).toBe(0);
      await expect(staff.call("scheduling.accept", { id: first.id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
      await staff.call("scheduling.accept", { id: second.id, key: newId() });
      expect(await rowOf(second.id)).toMatchObject({ state: "booked" });
    });

    it("ends with the appointment, and is not accepted while that can still be taken back", async () => {
      const id = await booked(at(portal, 6, 9));
      const asked = await move(id, at(portal, 6, 13));
      await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
      await expect(staff.call("scheduling.accept", { id: asked.id, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT", details: { reason: "ended" } });
      await portal.advance({ minutes: 4 });
      expect(await rowOf(asked.id)).toMatchObject({ state: "released" });
      expect(JSON.stringify(await client.call("inbox.open", { conversationId: client.conversationId }))).toContain("does not stand any more");
    });

    it("ends when staff move the appointment meanwhile", async () => {
      const id = await booked(at(portal, 6, 9));
      const asked = await move(id, half(at(portal, 6, 9)));
      await staff.call("scheduling.moveFor", { id, key: newId(), ...time(half(at(portal, 6, 9))) });
      expect(await rowOf(asked.id)).toMatchObject({ state: "released" });
      expect(await cellsOf(id)).toBe(12 + 10);
    });
  });

  it("lets somebody new move a first visit that only new clients can book, and nobody else's", async () => {
    serviceId = await setUpBooking(boss, staff, { modeKnown: "off", modeNew: "book" });
    const { id } = await book(at(portal, 6, 9));
    await expect(client.call("scheduling.openings", { serviceId, place: "video" }), "another first visit").rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect(await client.call("scheduling.services", { moving: id })).toMatchObject({ services: expect.arrayContaining([expect.objectContaining({ id: serviceId })]) as unknown });
    const other = await portal.client({ professional: staff });
    await expect(other.call("scheduling.openings", { serviceId, place: "video", moving: id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect(await client.call("scheduling.openings", { serviceId, place: "video", moving: id })).toMatchObject({ mode: "book" });
    expect(await move(id, at(portal, 6, 11))).toMatchObject({ state: "booked" });
  });

  it("moves what was booked before its service was archived", async () => {
    serviceId = await setUpBooking(boss, staff);
    const { id } = await book(at(portal, 6, 9));
    await boss.call("scheduling.archiveService", { id: serviceId, archived: true });
    const from = at(portal, 7, 0);
    const asked = { serviceId, place: "video", from, to: at(portal, 8, 0) };
    await expect(staff.call("scheduling.staffOpenings", asked), "to book it anew").rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect((await staff.call<{ slots: unknown[] }>("scheduling.staffOpenings", { ...asked, moving: id })).slots.length).toBeGreaterThan(0);
    expect(await staff.call("scheduling.moveFor", { id, key: newId(), ...time(at(portal, 7, 10)) })).toMatchObject({ id, state: "booked" });
  });
});

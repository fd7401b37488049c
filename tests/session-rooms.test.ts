import scheduling from "@anteroom/plugin-scheduling/server";
import sessions from "@anteroom/plugin-sessions/server";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { at, setUpBooking } from "../plugins/scheduling/tests/set-up.ts";
import { cardsOf } from "../plugins/sessions/tests/cards-of.ts";

const minute = 60_000;

describe.each(testEngines())("a session and its appointment on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let id: string;
  let startsAt: number;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling, sessions], engine: name, ownDevices: true });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    const serviceId = await setUpBooking(boss, staff);
    const when = at(portal, 2, 14);
    startsAt = Date.parse(when);
    id = (await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: when, place: "video" })).id;
    await portal.drain();
  });

  const { act } = cardsOf(() => portal, () => client);
  /** To so many minutes before the start, with everything that falls due on the way. */
  const before = (minutes: number) => portal.advance({ ms: startsAt - portal.clock.now() - minutes * minute });
  const appointment = (who: TestClient | TestPerson<StaffViewer> = staff) => who.call<{ state: string; runningLate: { side: string; minutes: number } | null }>("scheduling.one", { id });
  /** Everything that was told once is told again, as after a process that ended before it said that it was done. */
  const again = async (consumer: string): Promise<void> => {
    await portal.host.db.hotTransaction((sql) => sql.run("UPDATE outbox_deliveries SET state = 'waiting', claim = NULL, claimed_until = 0 WHERE consumer = ?", [consumer]));
    await portal.drain();
  };

  it("is confirmed by who checks in for it, once, and by nobody who may not confirm it", async () => {
    await before(60);
    const answer = { mood: "3", topic: "", location: "12 Elm Street, Albany" };
    expect(await act("sessions.check-in", "send", answer)).toMatchObject({ ok: true });
    await portal.drain();
    expect((await appointment()).state).toBe("confirmed");
    const lines = () => portal.host.db.hot.all("SELECT id FROM audit_log WHERE verb = 'confirmed' AND subject = ?", [id]);
    await again("scheduling/confirm-checked-in");
    expect((await appointment()).state).toBe("confirmed");
    expect(await lines()).toHaveLength(1);
  });

  it("is not confirmed by who may see sessions alone, nor when it does not stand any more", async () => {
    const heard = (portalUserId: string) => portal.host.context("sessions", portal.practice.id, null).transaction((tx) => portal.host.context("sessions", portal.practice.id, null).events.publish(sessions.events?.[0] as never, { sessionId: newId(), appointmentId: id, clientId: client.viewer.clientId, portalUserId } as never, tx));
    const carer = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent", permissions: ["basic", "sessions"] });
    await heard(carer.viewer.portalUserId);
    await heard((await portal.client({ professional: staff })).viewer.portalUserId);
    await portal.drain();
    expect((await appointment()).state).toBe("booked");
    await staff.call("scheduling.cancelFor", { id, key: newId() });
    await heard(client.viewer.portalUserId);
    await portal.drain();
    expect((await appointment()).state).toBe("practice-cancelled");
  });

  it("knows one truth of who is late, whichever side says it and wherever, and tells the other side once", async () => {
    const session = async () => (await client.call<{ lines: { id: string }[] }>("sessions.list", { past: false })).lines[0]?.id ?? "";
    const join = async () => client.call<{ lateBy: number | null; professionalLateBy: number | null; mayRunLate: boolean }>("sessions.join", { id: await session() });
    const told = async () => (await portal.host.db.hot.all<{ kind: string; to_id: string }>("SELECT kind, to_id FROM notices WHERE data LIKE ? OR data LIKE ? ORDER BY id", [`%${id}%`, `%${await session()}%`])).filter((one) => one.kind === "scheduling.running-late" || one.kind === "sessions.waiting").map((one) => [one.kind, one.to_id]);
    const { staffId } = staff.viewer;
    const { portalUserId } = client.viewer;
    await before(180);
    expect((await join()).mayRunLate).toBe(false);
    await expect(client.call("sessions.late", { id: await session(), key: newId(), minutes: 15 })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await before(20);
    const key = newId();
    for (const again of [key, key]) await client.call("sessions.late", { id: await session(), key: again, minutes: 15 });
    expect((await appointment()).runningLate).toEqual({ side: "portal", minutes: 15 });
    expect(await join()).toMatchObject({ lateBy: 15, professionalLateBy: null, mayRunLate: true });
    expect(await told()).toEqual([["scheduling.running-late", staffId]]);
    await client.call("scheduling.runningLate", { id, key: newId(), minutes: 20 });
    await portal.drain();
    expect((await join()).lateBy).toBe(20);
    expect(await told()).toEqual([["scheduling.running-late", staffId], ["scheduling.running-late", staffId]]);
    await staff.call("scheduling.runningLate", { id, key: newId(), minutes: 5 });
    await staff.call("scheduling.runningLate", { id, key: newId(), minutes: 5 });
    await portal.drain();
    expect(await join()).toMatchObject({ lateBy: null, professionalLateBy: 5 });
    expect((await told()).slice(2)).toEqual([["scheduling.running-late", portalUserId]]);
    const { entries } = await staff.call<{ entries: { text: string }[] }>("inbox.open", { conversationId: client.conversationId });
    expect(entries.map((one) => one.text).filter((text) => text.includes(" late"))).toEqual(["Jordan Lee will be about 15 minutes late", "Jordan Lee will be about 20 minutes late", "Dr Maya Rivera will be about 5 minutes late"]);
  });

  it("is called by the name of its place, and leads to its appointment", async () => {
    const places: string[] = [];
    for (const [name, hour] of [["Elm Street office", 10], ["Oak Street office", 12]] as const) {
      const locationId = newId();
      await boss.call("scheduling.saveLocation", { id: locationId, name, address: "12 Elm Street", directions: "", zone: "America/New_York", rooms: [] });
      const serviceId = await setUpBooking(boss, staff, { places: ["in-person"], locationIds: [locationId] });
      await staff.call("scheduling.bookFor", { key: newId(), clientIds: [client.viewer.clientId], serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 1, hour), place: "in-person", locationId });
      places.push(name);
    }
    await portal.drain();
    const { lines } = await client.call<{ lines: { placeName: string; id: string }[] }>("sessions.list", { past: false });
    expect(lines.map((line) => line.placeName)).toEqual([...places, ""]);
    expect((await client.call<{ nextUp: { detail: string } }>("inbox.home")).nextUp.detail).toContain("Elm Street office");
    expect(await client.call("sessions.join", { id: lines[2]?.id })).toMatchObject({ appointmentId: id });
  });

  it("is marked by the card as by its page, with a line in the audit log", async () => {
    await expect(staff.call("scheduling.outcome", { id, key: newId(), came: false })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await before(-60);
    expect(await act("scheduling.appointment", "missed", {}, staff as never)).toMatchObject({ ok: true });
    expect((await appointment()).state).toBe("no-show");
    expect(await portal.host.db.hot.all("SELECT id FROM audit_log WHERE verb = 'missed' AND subject = ?", [id])).toHaveLength(1);
  });
});

import { newId } from "@anteroom/core/server";
import type { PortalHome } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestPortal } from "@anteroom/core/testing";
import scheduling from "@anteroom/plugin-scheduling/server";
import sessions from "@anteroom/plugin-sessions/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, setUpBooking } from "../plugins/scheduling/tests/set-up.ts";

interface Lines { lines: { tag: string; join: string | null; appointmentId?: string }[] }

describe.each(testEngines())("a session that was just cancelled on $name", ({ name }) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling, sessions], engine: name, ownDevices: true });
  });
  afterAll(() => portal?.close());

  it("is cancelled at once for whoever did it, and for the others once it cannot be taken back", async () => {
    const staff = await portal.staff();
    const client = await portal.client({ professional: staff });
    const serviceId = await setUpBooking(await portal.staff({ roles: ["administrator"] }), staff, {});
    const wanted = { serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 6, 10), place: "video" };
    const { id: holdId } = await client.call<{ id: string }>("scheduling.hold", { key: newId(), ...wanted });
    const { id } = await client.call<{ id: string }>("scheduling.book", { key: newId(), holdId, ...wanted });
    await portal.drain();
    const clientSees = async () => (await client.call<Lines>("sessions.list", { past: false })).lines.map(({ tag, join }) => [tag, join]);
    const staffSee = async () => (await staff.call<Lines>("sessions.chart", { clientId: client.viewer.clientId, past: false })).lines.map(({ tag }) => tag);
    expect(await clientSees()).toEqual([["Booked", "early"]]);

    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0, reason: "" });
    await portal.drain();
    expect([await clientSees(), await staffSee()]).toEqual([[["Cancelled", null]], ["Booked"]]);
    expect((await client.call<PortalHome>("inbox.home")).nextUp ?? null).toBeNull();

    await portal.advance({ minutes: 5 });
    expect([await clientSees(), await staffSee()]).toEqual([[["Cancelled", null]], ["Cancelled"]]);
  });
});

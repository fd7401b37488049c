import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { appointments } from "../server/rows/appointments.ts";
import { at, setUpBooking } from "./set-up.ts";

interface Off { standing: { id: string }[]; requests: { id: string }[] }

describe.each(testEngines())("what comes in the way of a request on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let id: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
    const boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    const serviceId = await setUpBooking(boss, staff, { modeKnown: "request", modeNew: "request" });
    id = (await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 3, 14), place: "video" })).id;
  });
  afterAll(() => portal?.close());

  const shown = async () => [(await staff.call<{ requests: { conflict: string | null }[] }>("scheduling.requests")).requests[0]?.conflict, (await staff.call<{ conflict: string | null }>("scheduling.details", { id })).conflict];
  const off = (of: TestPerson<StaffViewer>) => staff.call<Off>("scheduling.addTimeOff", { staffId: of.viewer.staffId, key: newId(), name: "", startsAt: at(portal, 3, 13), endsAt: at(portal, 3, 16) });

  it("is nothing at first, and not its own held time", async () => {
    expect(await shown()).toEqual([null, null]);
  });

  it("is said in the list and on its page, also where a colleague would lead it too, and when the time off is written down", async () => {
    const colleague = await portal.staff({ name: "Sam Okoro" });
    await portal.host.context("scheduling", portal.practice.id, null).model(appointments).update({ secondStaffId: colleague.viewer.staffId }, { where: { practiceId: portal.practice.id, id } });
    expect(await shown()).toEqual([null, null]);
    const { id: others } = await staff.call<{ id: string }>("scheduling.addTimeOff", { staffId: colleague.viewer.staffId, key: newId(), name: "", startsAt: at(portal, 3, 13), endsAt: at(portal, 3, 16) });
    expect(await shown()).toEqual(["off", "off"]);
    await staff.call("scheduling.removeTimeOff", { id: others });
    expect(await shown()).toEqual([null, null]);
    expect(await off(colleague)).toMatchObject({ standing: [], requests: [{ id }] });
    expect(await off(staff)).toMatchObject({ standing: [], requests: [{ id }] });
    await staff.call("scheduling.accept", { id, key: newId(), version: 1 });
    expect(await off(colleague)).toMatchObject({ standing: [{ id }], requests: [] });
  });
});

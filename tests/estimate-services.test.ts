import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import payments from "../plugins/payments/server/index.ts";
import scheduling from "../plugins/scheduling/server/index.ts";
import { setUpBooking } from "../plugins/scheduling/tests/set-up.ts";

describe.each(testEngines())("an estimate of what can be booked on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling, payments], engine: name });
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });
  afterAll(() => portal?.close());

  it("takes name, code and price of the service that was chosen, and what was typed instead", async () => {
    const { clientId } = client.viewer;
    const serviceId = await setUpBooking(boss, staff, { procedureCode: "90834" });
    const { services, today } = await boss.call<{ services: { id: string; name: string }[]; today: string }>("payments.estimates", { clientId });
    expect(services).toEqual([{ id: serviceId, name: "Therapy session" }]);
    const send = (lines: object[]) => boss.call<{ id: string }>("payments.sendGoodFaithEstimate", { key: newId(), clientId, staffId: staff.viewer.staffId, fromDay: today, toDay: today, validUntil: today, lines });
    const linesOf = async (id: string) => (await client.call<{ lines: object[]; total: number }>("payments.estimate", { id }));
    const { id } = await send([{ serviceId, quantity: "8" }, { serviceId, quantity: "1", description: "Longer session", amount: "180" }]);
    expect(await linesOf(id)).toMatchObject({ total: 114_000, lines: [{ description: "Therapy session", code: "90834", quantity: 8, unitAmount: 12_000 }, { description: "Longer session", code: "90834", quantity: 1, unitAmount: 18_000 }] });
    // A portal user is told by pages of their own.
    expect(await portal.host.context("payments", portal.practice.id, client.viewer).ask<unknown>("scheduling.services", {})).toMatchObject({ data: { services: [] } });
    await expect(send([{ serviceId: newId(), quantity: "1" }])).rejects.toMatchObject({ appCode: "INVALID" });
  });
});

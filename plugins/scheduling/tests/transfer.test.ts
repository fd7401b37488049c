import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { fillDemo } from "../server/demo-booking.ts";
import { appointments } from "../server/rows/appointments.ts";
import { cells } from "../server/rows/cells.ts";
import { exportPractice } from "../server/transfer/export-practice.ts";
import { importPractice } from "../server/transfer/import-practice.ts";

describe.each(testEngines())("what a practice has of scheduling on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let clients: TestClient[];

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
    staff = await portal.staff({ roles: ["administrator", "professional"] });
    clients = [await portal.client({ professional: staff }), await portal.client({ professional: staff })];
    await fillDemo(portal.host.context("scheduling", portal.practice.id, null), { conversationIds: clients.map((one) => one.conversationId), staffIds: [staff.viewer.staffId] });
    await portal.drain();
  });
  afterAll(() => portal?.close());

  it("is a week of appointments in the demo, with a group and a request to answer", async () => {
    const { requests } = await staff.call<{ requests: unknown[] }>("scheduling.requests");
    expect(requests).toHaveLength(1);
    expect((await clients[0]?.call<{ lines: unknown[] }>("scheduling.list"))?.lines).toHaveLength(2);
    expect((await clients[0]?.call<{ days: unknown[] }>("scheduling.openings", { serviceId: (await clients[0].call<{ services: { id: string }[] }>("scheduling.services")).services[0]?.id, place: "video" }))?.days).toHaveLength(3);
  });

  it("says what turning it off would mean, why somebody can book, and finds appointments", async () => {
    const context = portal.host.context("scheduling", portal.practice.id, null);
    expect(await scheduling.offEffects?.(context)).toEqual(["4 appointments are still to come; nobody is reminded of them.", "1 held time waits for an answer."]);
    const facts = await scheduling.whyNot?.(context, { portalUserId: clients[0]?.viewer.portalUserId ?? "", permission: "scheduling.use" });
    expect(facts?.map((fact) => fact.ok)).toEqual([true, true, true, true]);
    const found = await scheduling.search?.find(portal.host.context("scheduling", portal.practice.id, staff.viewer), staff.viewer, { text: "therapy", words: { in: (...texts: string[]) => texts.join(" ").toLowerCase().includes("therapy") } as never, limit: 10, clientId: null, from: null, until: null });
    expect(found?.length).toBeGreaterThan(3);
  });

  it("comes back from its own export, each row once, with its times taken", async () => {
    const rows: unknown[] = [];
    for await (const row of exportPractice(portal.host.context("scheduling", portal.practice.id, null))) rows.push(JSON.parse(JSON.stringify(row)));
    const other = await createTestPortal({ plugins: [scheduling], engine: name, clock: portal.clock });
    const context = other.host.context("scheduling", other.practice.id, null);
    const again = async function* () { yield* rows; };
    await importPractice(context, again());
    await importPractice(context, again());
    const inPractice = { where: { practiceId: other.practice.id } };
    expect(await context.model(appointments).count(inPractice)).toBe(7);
    expect(await context.model(cells).count(inPractice)).toBeGreaterThan(60);
    // A seat of the group for each of the two who come, however often it is brought back.
    expect(await context.model(cells).count({ where: { practiceId: other.practice.id, kind: "g" } })).toBe(2);
    const second: unknown[] = [];
    for await (const row of exportPractice(context)) second.push(JSON.parse(JSON.stringify(row)));
    expect(second).toEqual(rows);
    await other.close();
  });
});

import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toHandOver } from "../server/hand-over/to-hand-over.ts";
import scheduling from "../server/index.ts";
import { at, setUpBooking } from "./set-up.ts";

describe.each(testEngines())("a professional who leaves on $name", ({ name }) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());

  it("leaves appointments that others see until each is moved or cancelled", async () => {
    const boss = await portal.staff({ roles: ["administrator"] });
    const [leaving, staying] = [await portal.staff({ roles: ["professional"] }), await portal.staff({ roles: ["professional"] })];
    const client = await portal.client({ professional: leaving });
    const serviceId = await setUpBooking(boss, leaving);
    const book = (hour: number) => client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: leaving.viewer.staffId, startsAt: at(portal, 5, hour), place: "video" });
    const [first, second] = [await book(10), await book(9)];
    const left = async (who: TestPerson<StaffViewer> = boss) => (await who.call<{ lines: { id: string; client: string }[] }>("scheduling.handOver", {})).lines.map(({ id }) => id);
    const tasks = async (who: TestPerson<StaffViewer>) => (await toHandOver.list(portal.host.context("scheduling", portal.practice.id, who.viewer), who.viewer)).map(({ id }) => id);
    expect(await left()).toEqual([]);
    await boss.call("team.deactivate", { staffId: leaving.viewer.staffId, key: newId() });
    expect(await left()).toEqual([second.id, first.id]);
    expect(await tasks(boss)).toEqual([second.id, first.id]);
    // A colleague who may not see the client is told of none of them.
    expect(await left(staying)).toEqual([]);
    expect(await tasks(staying)).toEqual([]);

    await boss.call("scheduling.moveFor", { id: second.id, key: newId(), staffId: staying.viewer.staffId, startsAt: at(portal, 5, 9), place: "video" });
    expect(await left()).toEqual([first.id]);
    await boss.call("scheduling.cancelFor", { id: first.id, key: newId() });
    expect(await left()).toEqual([]);
  });
});

import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { at, setUpBooking } from "./set-up.ts";

interface Booked { id: string; state: string }
type Refused = { shape?: { data?: { appCode?: string } }; message: string };

const hoursOfDay = [9, 10, 11, 12, 13, 14, 15, 16];

describe.each(testEngines())("limits of a professional, with several who book at once, on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let people: TestClient[];
  let serviceId: string;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name, ownDevices: true });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    people = await Promise.all(hoursOfDay.map(() => portal.client({ professional: staff })));
    serviceId = await setUpBooking(boss, staff);
  });

  const limit = (values: Record<string, unknown>) => boss.call("settings.save", { pluginId: "scheduling", level: "practice", levelId: null, values });
  const wanted = (days: number, hour: number) => ({ serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, days, hour), place: "video" });
  const book = (who: TestClient, days: number, hour: number) => who.call<Booked>("scheduling.book", { key: newId(), ...wanted(days, hour) });
  const outcomes = async (tries: Promise<unknown>[]): Promise<{ done: number; refused: string[] }> => {
    const settled = await Promise.allSettled(tries);
    return { done: settled.filter(({ status }) => status === "fulfilled").length, refused: settled.flatMap((one) => (one.status === "rejected" ? [(one.reason as Refused).message] : [])) };
  };
  const eachAt = (days: (index: number) => number, call = book) => outcomes(people.map((who, index) => call(who, days(index), hoursOfDay[index] as number)));

  it("takes no more on a day than the professional wants", async () => {
    await limit({ mostADay: 2 });
    const { done, refused } = await eachAt(() => 6);
    expect([done, new Set(refused)]).toEqual([2, new Set(["That time has just been taken. Here are the nearest times."])]);
  });

  it("holds no more either, since each could be booked", async () => {
    await limit({ mostADay: 1 });
    const { done } = await eachAt(() => 6, (who, days, hour) => who.call<Booked>("scheduling.hold", { key: newId(), ...wanted(days, hour) }));
    expect(done).toBe(1);
  });

  it("takes no more in a week", async () => {
    // Monday to Thursday of the week after next, whatever day the test's clock shows.
    const monday = ((8 - new Date(portal.clock.now()).getUTCDay()) % 7) + 7;
    await limit({ mostADay: 0, mostAWeek: 3 });
    expect((await eachAt((index) => monday + (index % 4))).done).toBe(3);
  });

  it("leaves no gap that is shorter than wanted", async () => {
    await limit({ mostADay: 0, mostAWeek: 0, shortestGap: 120 });
    // 9 and 11, with an hour between the end of one with its buffer and the other, cannot both be.
    const [first, second] = people as [TestClient, TestClient];
    expect((await outcomes([book(first, 8, 9), book(second, 8, 11)])).done).toBe(1);
    await limit({ shortestGap: 0 });
  });
});

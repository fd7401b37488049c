import scheduling from "@anteroom/plugin-scheduling/server";
import { ulid } from "ulid";
import type { Engine } from "../../../core/server/database/database.ts";
import { createTestClock } from "../../../core/testing/test-clock.ts";
import { createTestPortal } from "../../../core/testing/test-portal.ts";
import type { TestPortal } from "../../../core/testing/test-portal.ts";
import { professionalsOf, findService } from "../../../plugins/scheduling/server/find-service.ts";
import { loadSlots } from "../../../plugins/scheduling/server/slots/load-slots.ts";
import { setUpBooking } from "../../../plugins/scheduling/tests/set-up.ts";
import type { Job } from "../job.ts";
import { bareStack, inTurn } from "./in-turn.ts";
import type { Work } from "./in-turn.ts";

const hundred = 100;
/** Of each professional, over the sixty days. */
const appointmentsEach = 20;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Times to choose from, booking and a week, beside 500 rows read and one row written by the bare stack. New York, whose clocks change within the sixty days. */
export const main: Job<{ engine: Engine }, Work[]> = async ({ engine }) => {
  const portal = await createTestPortal({ engine, plugins: [scheduling], clock: createTestClock(Date.parse("2026-10-01T12:00:00Z")) });
  try {
    const bare = await bareStack(portal);
    const boss = await portal.staff();
    const serviceId = await setUpBooking(boss, boss, { interval: 15 });
    const clients = await Promise.all(Array.from({ length: 20 }, () => portal.client({ professional: boss })));
    const ctx = portal.host.context("scheduling", portal.practice.id, boss.viewer);
    const slots = async (count: number, days: number): Promise<number> => {
      const service = await findService(ctx, serviceId);
      const professionals = (await professionalsOf(ctx, service)).slice(0, count);
      const now = portal.clock.now();
      return (await loadSlots(ctx, { service, professionals, place: "video", locationId: null, clientId: null, within: { from: now, to: now + days * dayMs }, forStaff: false })).length;
    };
    const bookAt = (staffId: string, clientId: string, startsAt: number) => boss.call("scheduling.bookFor", { key: ulid(), clientIds: [clientId], serviceId, staffId, startsAt: new Date(startsAt).toISOString(), place: "video" });
    const midnight = Date.parse("2026-10-02T04:00:00Z");
    for (let more = 0; more < appointmentsEach; more += 1) await bookAt(boss.viewer.staffId, clients[more]?.viewer.clientId ?? "", midnight + (3 * more + 1) * dayMs + 10 * hourMs);
    const one = await inTurn("slots-of-one", 30, () => slots(1, 30), bare.list);
    const [jordan] = clients;
    const book = await inTurn("book", 20, (turn) => bookAt(boss.viewer.staffId, jordan?.viewer.clientId ?? "", midnight + (2 * turn + 2) * dayMs + 13 * hourMs), () => bare.put("booked"));
    const week = await inTurn("week", 30, () => boss.call("scheduling.calendar", { from: new Date(midnight).toISOString(), to: new Date(midnight + 7 * dayMs).toISOString() }), bare.list);
    await fillPractice(portal, { clientIds: clients.map((client) => client.viewer.clientId), midnight, bookAt });
    const all = await inTurn("slots-of-hundred", 10, () => slots(hundred, 60), bare.list);
    return [one, all, book, week];
  } finally {
    await portal.close();
  }
};

/** Ninety-nine more professionals with hours, a day off and appointments. */
async function fillPractice(portal: TestPortal, { clientIds, midnight, bookAt }: { clientIds: readonly string[]; midnight: number; bookAt(staffId: string, clientId: string, startsAt: number): Promise<unknown> }): Promise<void> {
  for (let index = 1; index < hundred; index += 1) {
    const professional = await portal.staff({ roles: ["professional"] });
    const { staffId } = professional.viewer;
    await professional.call("scheduling.saveHours", { staffId, key: ulid(), weekly: Array.from({ length: 5 }, (_, weekday) => ({ weekday: weekday + 1, fromMinutes: 540, toMinutes: 1_020 })) });
    // A client has one appointment at a time, so everybody's stand at their own hour of their own day.
    for (let more = 0; more < appointmentsEach; more += 5) await bookAt(staffId, clientIds[(index + more) % clientIds.length] ?? "", midnight + ((index * 7 + more) % 58) * dayMs + (9 + (index % 8)) * hourMs).catch(() => undefined);
  }
}

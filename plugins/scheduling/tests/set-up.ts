import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import type { TestPerson, TestPortal } from "@anteroom/core/testing";

/** Every day from 9 to 17 on the wall. */
export const nineToFive = Array.from({ length: 7 }, (_, weekday) => ({ weekday, fromMinutes: 540, toMinutes: 1020 }));

/** A service of fifty minutes with ten minutes after it, and hours for the professional; what is given differs. */
export async function setUpBooking(boss: TestPerson<StaffViewer>, professional: TestPerson<StaffViewer>, service: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  await boss.call("scheduling.saveService", { id, name: "Therapy session", minutes: 50, bufferAfter: 10, priceMinor: 12_000, places: ["video"], modeKnown: "book", modeNew: "book", lateHours: 24, lateFeeMinor: 4_000, noShowFeeMinor: 6_000, interval: 60, ...service });
  await professional.call("scheduling.saveHours", { staffId: professional.viewer.staffId, key: newId(), weekly: nineToFive });
  return id;
}

/** An hour of a day so many days ahead, on the wall of New York, where the test practice is; ISO. */
export function at(portal: TestPortal, days: number, hour: number): string {
  const day = new Date(portal.clock.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (const offset of ["-04:00", "-05:00"]) {
    const instant = new Date(`${day}T${String(hour).padStart(2, "0")}:00:00${offset}`);
    const shown = new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", hour: "numeric", hourCycle: "h23" }).format(instant);
    if (Number(shown) === hour) return instant.toISOString();
  }
  throw new Error("There is no such hour on that day.");
}

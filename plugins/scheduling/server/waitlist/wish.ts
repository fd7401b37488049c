import { wallTime } from "@anteroom/core/server";
import { partsOfDay } from "../rows/waits.ts";
import type { PartOfDay, Wait } from "../rows/waits.ts";

const hourMs = 3_600_000;

/** Noon and five in the afternoon are where a part of the day ends. */
const partAt = (minutes: number): PartOfDay => (minutes < 12 * 60 ? "morning" : minutes < 17 * 60 ? "afternoon" : "evening");

export const partsOf = (wait: Pick<Wait, "parts">): PartOfDay[] => partsOfDay.filter((part) => wait.parts.split(",").includes(part));

export const daysOf = (wait: Pick<Wait, "days">): number[] => [...wait.days].map(Number);

/** Whether a start is what was asked for: its day and time on the wall of a zone, and long enough from now. */
export function isWished(wait: Pick<Wait, "days" | "parts" | "noticeHours">, startsAt: number, { zone, now }: { zone: string; now: number }): boolean {
  const wall = wallTime(startsAt, zone);
  return startsAt >= now + wait.noticeHours * hourMs && daysOf(wait).includes(wall.weekday) && partsOf(wait).includes(partAt(wall.minutes));
}

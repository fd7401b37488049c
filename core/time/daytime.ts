import { addDays, instantOf, wallTime } from "./wall-time.ts";

/** The hours of somebody's day in which they may be disturbed (47 CFR 64.1200(c)(1) has the same for calls and texts). */
const [opens, closes] = [8 * 60, 21 * 60];

/** The instant itself when it is day then, else the next morning at eight on the clock of a zone. */
export function nextDaytime(at: number, zone: string): number {
  const wall = wallTime(at, zone);
  if (wall.minutes >= opens && wall.minutes < closes) return at;
  return instantOf(wall.minutes < opens ? wall : addDays(wall, 1), opens, zone);
}

import { addDays, instantOf, wallTime } from "../../time/wall-time.ts";

/** Texts come between these hours of the receiver's day (47 CFR 64.1200(c)(1) has the same). */
const [opens, closes] = [8 * 60, 21 * 60];

/** The instant itself when texts may come then, else the next morning at eight on the receiver's clock. */
export function nextTextTime(at: number, zone: string): number {
  const wall = wallTime(at, zone);
  if (wall.minutes >= opens && wall.minutes < closes) return at;
  return instantOf(wall.minutes < opens ? wall : addDays(wall, 1), opens, zone);
}

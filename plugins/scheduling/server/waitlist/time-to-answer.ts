import { nextDaytime } from "@anteroom/core/server";

const minuteMs = 60_000;

/** How long an offer stands, in milliseconds: an offer of the night is answered in the morning, so its time counts from eight o'clock; never beyond the start. */
export const timeToAnswer = ({ minutes, startsAt, now, zone }: { minutes: number; startsAt: number; now: number; zone: string }): number =>
  Math.max(0, Math.min(nextDaytime(now, zone) + minutes * minuteMs, startsAt) - now);

import { z } from "zod";
import { AppError, writeDate, wallTime } from "@anteroom/core/server";
import type { AgreedService } from "../acts/make-appointment.ts";
import type { Appointment } from "../rows/appointments.ts";
import { rhythms } from "../rows/series.ts";
import type { RepeatWish, Rhythm } from "../rows/series.ts";
import { seriesTimes } from "./series-times.ts";

/** An empty `rhythm` is for one time alone. */
export const repeatInput = {
  rhythm: z.enum(["", ...rhythms], { error: "Choose how often." }).default(""),
  times: z.coerce.number({ error: "Write how many times." }).int("Use a whole number.").min(2, "Choose 2 or more.").max(26, "Choose 26 or fewer.").default(8),
};

export const wishIn = ({ rhythm, times }: { rhythm: Rhythm | ""; times: number }): RepeatWish | null => (rhythm === "" ? null : { rhythm, times });

const inWords: Record<Rhythm, string> = { weekly: "every week", biweekly: "every two weeks", monthly: "every month" };
/** "every week, 8 times". */
export const wishWords = ({ rhythm, times }: RepeatWish): string => `${inWords[rhythm]}, ${times} times`;

/** What was agreed for the first of them holds for all. */
export const agreedIn = (row: Appointment): AgreedService => ({
  id: row.serviceId, name: row.serviceName, minutes: (row.endsAt - row.startsAt) / 60_000, bufferBefore: (row.startsAt - row.busyFrom) / 60_000, bufferAfter: (row.busyTo - row.endsAt) / 60_000,
  priceMinor: row.priceMinor, currency: row.currency, lateMinutes: row.lateMinutes, lateFeeMinor: row.lateFeeMinor, noShowFeeMinor: row.noShowFeeMinor, seats: 1,
});

/** Every time that the wish means, the asked one first; only that one is held until staff answer. @throws AppError `CONFLICT` where none was said */
export function wishedTimes(row: Appointment, wish: RepeatWish | null) {
  if (wish === null) throw new AppError("CONFLICT", "The client asked for one time only.");
  const first = wallTime(row.startsAt, row.zone);
  return seriesTimes(agreedIn(row), { ...wish, firstDay: writeDate(first), minutes: first.minutes, zone: row.zone });
}

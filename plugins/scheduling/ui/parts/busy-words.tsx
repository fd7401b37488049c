import { When, dayKey, useViewerTime } from "@anteroom/core/ui";
import type { BusyTime } from "./calendar-entries.ts";

/** From when to when somebody is away on a day: "All day", or the part of it. */
export function BusyWords({ of, day }: { of: BusyTime; day: string }) {
  const { zone } = useViewerTime();
  const begins = dayKey(of.startsAt, zone) === day;
  const ends = dayKey(of.endsAt, zone) === day;
  if (begins && ends) return <><When start={of.startsAt} show="time" /> to <When start={of.endsAt} show="time" /></>;
  if (begins) return <>From <When start={of.startsAt} show="time" /></>;
  return ends ? <>Until <When start={of.endsAt} show="time" /></> : <>All day</>;
}

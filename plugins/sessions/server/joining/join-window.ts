const minute = 60_000;

/** A video session can be joined from so long before its start. */
export const opensBeforeMs = 15 * minute;
/** And until so long after its end. */
export const closesAfterMs = 30 * minute;

export type JoinTime = "early" | "open" | "over";

/** Whether a session can be joined at a moment; times are epoch milliseconds. */
export function joinTime({ startsAt, endsAt }: { startsAt: number; endsAt: number }, now: number): JoinTime {
  if (now < startsAt - opensBeforeMs) return "early";
  return now <= endsAt + closesAfterMs ? "open" : "over";
}

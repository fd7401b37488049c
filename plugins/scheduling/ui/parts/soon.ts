const beforeMs = 2 * 3_600_000;

/** Whether "running late" makes sense now, as the server sees it: from two hours before the start to the end. */
export const isSoon = ({ startsAt, endsAt, state, undoUntil }: { startsAt: string; endsAt: string; state: string; undoUntil: string | null }, now: string): boolean =>
  (state === "booked" || state === "confirmed") && undoUntil === null && Date.parse(now) >= Date.parse(startsAt) - beforeMs && now < endsAt;

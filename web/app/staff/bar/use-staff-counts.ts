import { coreApi } from "@anteroom/core/ui/api.ts";
import { useLive, useReconnect } from "@anteroom/core/ui/use-live.ts";
import type { Counts } from "@anteroom/core/server";
import { useEffect, useRef, useState } from "react";

export interface StaffCounts {
  unread: number;
  tasks: number;
}

/** Everything that waits for a staff member, in one number. */
export const tasksIn = (counts: Counts): number => Object.values(counts.needsYou).reduce((total, count) => total + count, 0);

/** How many messages are unread and how many tasks wait, as it changes. */
export function useStaffCounts(drawn: StaffCounts): StaffCounts {
  const [counts, setCounts] = useState(drawn);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setCounts(drawn), [drawn.unread, drawn.tasks]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // A count that cannot be fetched stays as it was.
      coreApi.inbox.counts.query().then((now) => setCounts({ unread: now.unread, tasks: tasksIn(now) }), () => undefined);
    }, 300);
  };
  useLive("counts", ask);
  useLive("entry", ask);
  useLive("card:changed", ask);
  useReconnect(ask);
  return counts;
}

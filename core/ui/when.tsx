import { formatDateTime, formatDay, formatDayDivider, formatRange, formatTime } from "../time/format-time.ts";
import { useViewerTime } from "./viewer-time.tsx";

export interface WhenProps {
  /** ISO instant, UTC. */
  start: string;
  end?: string;
  /** The viewer's saved zone unless told; in-person appointments give the place's. */
  zone?: string;
  /** `moment` is day, time and zone; `divider` says Today and Yesterday. */
  show?: "moment" | "day" | "time" | "divider";
  className?: string;
}

/** A time in words, in a `<time>`; drawn the same by the server and the browser. */
export function When({ start, end, zone, show = "moment", className }: WhenProps) {
  const viewer = useViewerTime();
  const format = { ...viewer, zone: zone ?? viewer.zone };
  const words = {
    moment: () => (end ? formatRange(start, end, format) : formatDateTime(start, format)),
    day: () => formatDay(start, format),
    time: () => formatTime(start, format),
    divider: () => formatDayDivider(start, { ...format, now: format.now ?? new Date() }),
  }[show]();
  return <time dateTime={start} className={className} suppressHydrationWarning>{words}</time>;
}

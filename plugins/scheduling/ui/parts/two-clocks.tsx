import { When, formatDayTime, useViewerTime } from "@anteroom/core/ui";
import type { Place } from "../../server/rows/appointments.ts";
import styles from "./scheduling.module.css";

/** When it is, in the reader's zone and, where that differs, in the one of the place or the professional. In person the place's clock comes first. */
export function TwoClocks({ start, end, zone, place, there = "Where your practice is" }: { start: string; end: string; zone: string; place: Place; there?: string }) {
  const viewer = useViewerTime();
  const differs = formatDayTime(start, viewer) !== formatDayTime(start, { ...viewer, zone });
  if (!differs) return <When start={start} end={end} zone={place === "in-person" ? zone : viewer.zone} />;
  return place === "in-person" ? (
    <span className={styles.clocks}><When start={start} end={end} zone={zone} /><span className="muted small">On your clock: <When start={start} end={end} /></span></span>
  ) : (
    <span className={styles.clocks}><When start={start} end={end} /><span className="muted small">{there}: <When start={start} end={end} zone={zone} /></span></span>
  );
}

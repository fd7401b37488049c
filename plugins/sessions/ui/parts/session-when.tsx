import { Link, When, dayKey, formatTime, useViewerTime } from "@anteroom/core/ui";
import type { SessionLine } from "../../server/index.ts";
import styles from "./sessions.module.css";

interface Props {
  line: Pick<SessionLine, "startsAt" | "endsAt" | "zone" | "place">;
  as?: "span" | "strong";
  /** Where the words lead. */
  href?: string;
}

/** When a session is, in the viewer's zone with the other one below where the clocks differ; in person the place's comes first. */
export function SessionWhen({ line, as: Words = "span", href }: Props) {
  const viewer = useViewerTime();
  const differs = formatTime(line.startsAt, viewer) !== formatTime(line.startsAt, { ...viewer, zone: line.zone }) || dayKey(line.startsAt, viewer.zone) !== dayKey(line.startsAt, line.zone);
  const [first, second] = line.place === "in-person" ? [line.zone, viewer.zone] : [viewer.zone, line.zone];
  return (
    <>
      {href ? <Link href={href} className={styles.name}><When start={line.startsAt} end={line.endsAt} zone={first} /></Link> : <Words><When start={line.startsAt} end={line.endsAt} zone={first} /></Words>}
      {differs ? <span className={styles.detail}><When start={line.startsAt} end={line.endsAt} zone={second} /></span> : null}
    </>
  );
}

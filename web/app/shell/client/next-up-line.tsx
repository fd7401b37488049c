import { LinkButton } from "@anteroom/core/ui/button.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { formatDayTime } from "@anteroom/core/time/format-time.ts";
import { useViewerTime } from "@anteroom/core/ui/viewer-time.tsx";
import { When } from "@anteroom/core/ui/when.tsx";
import type { NextUp } from "@anteroom/core/server";
import styles from "./next-steps.module.css";

/** When what is next begins, in few words. */
export function NextMoment({ next }: { next: NextUp }) {
  const viewer = useViewerTime();
  return <time dateTime={new Date(next.startsAt).toISOString()}>{formatDayTime(next.startsAt, { ...viewer, zone: next.zone ?? viewer.zone })}</time>;
}

/** What is next, such as the next session: when, where, the way in, and More. */
export function NextUpLine({ next, heading }: { next: NextUp; heading?: boolean }) {
  const when = <When start={new Date(next.startsAt).toISOString()} end={new Date(next.endsAt).toISOString()} {...(next.zone ? { zone: next.zone } : {})} />;
  return (
    <section className={styles.next} aria-label={next.label}>
      {heading ? <h3>{next.label}</h3> : <strong>{next.label}</strong>}
      <p>{next.href ? <Link href={next.href}>{when}</Link> : when}</p>
      <p className={styles.detail}>{next.detail}</p>
      {next.join || next.more ? (
        <p className={styles.nextLinks}>
          {next.join ? <LinkButton variant="primary" href={next.join}>Join</LinkButton> : null}
          {next.more ? <Link href={next.more} className={styles.all}>More</Link> : null}
        </p>
      ) : null}
    </section>
  );
}

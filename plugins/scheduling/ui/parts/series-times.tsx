import { Checkbox, Notice, When } from "@anteroom/core/ui";
import { ConflictTag, isRefused } from "./conflict-tag.tsx";
import type { TimeConflict } from "./conflict-tag.tsx";
import styles from "./scheduling.module.css";

export interface SeriesTime {
  day: string;
  startsAt: string;
  conflict: TimeConflict | null;
}

/** Every time of a series with what stands in its way, and a box to leave it out; `kept` is the day that cannot be. `seen` goes along in the form. */
export function SeriesTimes({ seen, zone, times, kept }: { seen?: string; zone: string; times: readonly SeriesTime[]; kept?: string }) {
  const stuck = times.filter(({ conflict }) => isRefused(conflict)).length;
  return (
    <section aria-labelledby="times" className={styles.section}>
      {seen === undefined ? null : <input type="hidden" name="seen" value={seen} />}
      <h2 id="times">{times.length} times</h2>
      {stuck > 0 ? <Notice tone="warning">{stuck === 1 ? "1 time is" : `${stuck} times are`} not free and left out. Book it by itself afterwards, or choose another time for all.</Notice> : <p>All of them are free.</p>}
      <ul role="list" className={styles.rows} aria-label="Times of the series">
        {times.map(({ day, startsAt, conflict }) => (
          <li key={day}>
            <span><When start={startsAt} zone={zone} /></span>
            <span className={styles.verbs}>
              <ConflictTag conflict={conflict} />
              {isRefused(conflict) ? <input type="hidden" name="skip" value={day} /> : day === kept ? <span>Kept for the client</span> : <Checkbox name="skip" value={day} id={`skip-${day}`} label={<>Leave out<span className="vh"> <When start={startsAt} zone={zone} /></span></>} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { EmptyState, Link, When, useViewerTime } from "@anteroom/core/ui";
import { BusyWords } from "./busy-words.tsx";
import { entriesOn, pageOf, whoComes } from "./calendar-entries.ts";
import type { Calendar } from "./calendar-entries.ts";
import styles from "./calendar.module.css";
import { noonOf } from "./noon-of.ts";
import { placeWords } from "./place-words.ts";
import { StateTag } from "./state-tag.tsx";

/** Days with what lies on them, as a list: everything of the week in the order of the clock. */
export function Agenda({ days, calendar, several }: { days: readonly string[]; calendar: Calendar; several: boolean }) {
  const { zone } = useViewerTime();
  const names = new Map(calendar.professionals.map(({ id, name }) => [id, name]));
  const filled = days.map((day) => ({ day, entries: entriesOn(day, calendar, zone) })).filter(({ entries }) => entries.length > 0);
  if (filled.length === 0) return <EmptyState>Nothing is booked in these days.</EmptyState>;
  return (
    <div className={styles.agenda}>
      {filled.map(({ day, entries }) => (
        <section key={day} aria-labelledby={`day-${day}`} className={styles.day}>
          <h2 id={`day-${day}`}><When start={noonOf(day, zone)} show="divider" /></h2>
          <ul role="list">
            {entries.map((entry) => (
              <li key={entry.one.id} className={styles.line} data-kind={entry.kind}>
                <span className={styles.clock}>{entry.kind === "appointment" ? <><When start={entry.startsAt} show="time" /> to <When start={entry.endsAt} show="time" /></> : <BusyWords of={entry.one} day={day} />}</span>
                {entry.kind === "appointment" ? (
                  <>
                    <span className={styles.what}>
                      <Link href={pageOf(entry.one)}>{whoComes(entry.one)}</Link>
                      <span className={styles.detail}>{[entry.one.service, placeWords(entry.one.place), several ? names.get(entry.one.staffId) : ""].filter(Boolean).join(" · ")}</span>
                    </span>
                    <StateTag state={entry.one.state} />
                  </>
                ) : (
                  <span className={styles.what}>{entry.one.name}{several ? <span className={styles.detail}>{names.get(entry.one.staffId)}</span> : null}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

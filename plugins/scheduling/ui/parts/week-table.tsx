import { Link, When, classNames, formatTime, useViewerTime } from "@anteroom/core/ui";
import { wallTime } from "@anteroom/core/time/wall-time.ts";
import { BusyWords } from "./busy-words.tsx";
import { entriesOn, pageOf, whoComes } from "./calendar-entries.ts";
import type { Calendar, CalendarEntry } from "./calendar-entries.ts";
import styles from "./calendar.module.css";
import { noonOf } from "./noon-of.ts";

const usual = { first: 9, last: 16 };
const ended = new Set(["late-cancelled", "no-show"]);

/**
 * A week as a table, a column for each day and a row for each hour; Saturday and Sunday only when something is on them. Where it is narrow
 * the columns stand one below the other, so roles are written out: a grid of CSS takes them from table elements.
 */
export function WeekTable({ days, calendar, several }: { days: readonly string[]; calendar: Calendar; several: boolean }) {
  const { zone, clock } = useViewerTime();
  const names = new Map(calendar.professionals.map(({ id, name }) => [id, name]));
  const columns = days.map((day, index) => ({ day, index, entries: entriesOn(day, calendar, zone) })).filter(({ index, entries }) => index < 5 || entries.length > 0);
  const hourOf = (entry: CalendarEntry): number => (entry.kind === "busy" ? -1 : Math.floor(wallTime(Date.parse(entry.startsAt), zone).minutes / 60));
  const taken = columns.flatMap(({ entries }) => entries.map(hourOf)).filter((hour) => hour >= 0);
  const first = Math.min(usual.first, ...taken);
  const hours = Array.from({ length: Math.max(usual.last, ...taken) - first + 1 }, (_, index) => first + index);
  const away = columns.some(({ entries }) => entries.some((entry) => entry.kind === "busy"));
  const rows = [...(away ? [-1] : []), ...hours];
  return (
    <table role="table" className={styles.week} aria-label="The week">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" className={styles.corner}>Time</th>
          {columns.map(({ day, index, entries }) => <th key={day} role="columnheader" scope="col" className={classNames(styles[`day${index}`], entries.length === 0 && styles.nothing)}><When start={noonOf(day, zone)} show="day" /></th>)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((hour) => (
          <tr key={hour} role="row" className={columns.some(({ entries }) => entries.some((entry) => hourOf(entry) === hour)) ? undefined : styles.nothing}>
            <th role="rowheader" scope="row" className={styles.hour}>{hour < 0 ? "Away" : formatTime(`2026-01-01T${String(hour).padStart(2, "0")}:00:00.000Z`, { zone: "UTC", ...(clock ? { clock } : {}) })}</th>
            {columns.map(({ day, index, entries }) => {
              const here = entries.filter((entry) => hourOf(entry) === hour);
              return <td key={day} role="cell" className={classNames(styles[`day${index}`], here.length === 0 && styles.nothing)}>{here.map((entry) => <Block key={entry.one.id} entry={entry} day={day} professional={several ? names.get(entry.one.staffId) : undefined} />)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Block({ entry, day, professional }: { entry: CalendarEntry; day: string; professional: string | undefined }) {
  if (entry.kind === "busy") return <div className={styles.block} data-state="busy"><strong>{entry.one.name}</strong><span className={styles.detail}><BusyWords of={entry.one} day={day} /></span>{professional ? <span className={styles.detail}>{professional}</span> : null}</div>;
  const { one } = entry;
  return (
    <div className={styles.block} data-state={ended.has(one.state) ? "ended" : one.state}>
      <span className={styles.clock}><When start={one.startsAt} show="time" /> to <When start={one.endsAt} show="time" /></span>
      <Link href={pageOf(one)}>{whoComes(one)}</Link>
      <span className={styles.detail}>{one.service}</span>
      {professional ? <span className={styles.detail}>{professional}</span> : null}
      {one.state === "requested" ? <span className={styles.asks}>Asks for it</span> : null}
      {ended.has(one.state) ? <span className={styles.detail}>{one.state === "no-show" ? "Missed" : "Cancelled late"}</span> : null}
    </div>
  );
}

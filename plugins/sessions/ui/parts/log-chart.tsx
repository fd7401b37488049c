import { useId } from "react";
import type { EntryLine } from "../../server/index.ts";
import styles from "./sessions.module.css";

const [width, height, left, top, right, bottom] = [360, 170, 28, 10, 12, 24];

interface Props {
  entries: readonly EntryLine[];
  title: string;
  kind: EntryLine["kind"];
}

const scaleOf = (kind: EntryLine["kind"], values: readonly number[]): { low: number; high: number; unit: string } => {
  if (kind === "mood") return { low: 1, high: 5, unit: "of 5" };
  if (kind === "thought") return { low: 0, high: 10, unit: "of 10" };
  return { low: 0, high: Math.max(12, ...values), unit: "hours" };
};

/** A log as a line over its days, with the same numbers in a table beside it. */
export function LogChart({ entries, title, kind }: Props) {
  const id = useId();
  const drawn = entries.flatMap((entry) => (entry.value === null ? [] : [{ ...entry, value: entry.value }])).reverse();
  if (drawn.length < 2) return null;
  const { low, high, unit } = scaleOf(kind, drawn.map((entry) => entry.value));
  const days = drawn.map((entry) => Date.parse(entry.day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: number): number => (last === first ? (left + width - right) / 2 : left + ((day - first) / (last - first)) * (width - left - right));
  const y = (value: number): number => top + (1 - (value - low) / (high - low)) * (height - top - bottom);
  const points = drawn.map((entry) => ({ id: entry.id, x: x(Date.parse(entry.day)), y: y(entry.value) })).sort((a, b) => a.x - b.x);
  const values = drawn.map((entry) => entry.value);
  const summary = `${drawn.length} entries, from ${Math.min(...values)} to ${Math.max(...values)} ${unit}.`;
  const oldest = drawn.find((entry) => Date.parse(entry.day) === first);
  const newest = drawn.find((entry) => Date.parse(entry.day) === last);
  return (
    <figure className={styles.section} aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}><strong>{title}</strong> <span className={styles.detail}>{summary}</span></figcaption>
      <div className={styles.two}>
        <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}: ${summary} Every number stands in the table.`}>
          {[low, (low + high) / 2, high].map((value) => (
            <g key={value}>
              <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} className={styles.grid} />
              <text x={left - 6} y={y(value) + 4} textAnchor="end" className={styles.tick}>{value}</text>
            </g>
          ))}
          <polyline points={points.map((point) => `${point.x},${point.y}`).join(" ")} className={styles.line} />
          {points.map((point) => <circle key={point.id} cx={point.x} cy={point.y} r={4} className={styles.dot} />)}
          <text x={left} y={height - 6} className={styles.tick}>{oldest?.dayWords}</text>
          {last === first ? null : <text x={width - right} y={height - 6} textAnchor="end" className={styles.tick}>{newest?.dayWords}</text>}
        </svg>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${title} as a table`}>
          <table className={styles.table}>
            <thead><tr><th scope="col">Day</th><th scope="col">Entry</th></tr></thead>
            <tbody>{[...drawn].reverse().map((entry) => <tr key={entry.id}><th scope="row">{entry.dayWords}</th><td>{kind === "thought" ? `${entry.value} ${unit}` : entry.words}</td></tr>)}</tbody>
          </table>
        </div>
      </div>
    </figure>
  );
}

import { Disclosure, formatDay, useViewerTime } from "@anteroom/core/ui";
import { useId } from "react";
import type { TrendPoint, TrendSeries } from "../../server/trend/read-trend.ts";
import styles from "./trend.module.css";

type Shown = Pick<TrendSeries, "name" | "max" | "bands" | "reliableChange" | "sinceFirst" | "points">;

const width = 360;
const height = 210;
const left = 30;
const top = 8;
const right = 14;
const bottom = 24;

const say = (points: number): string => `${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"}`;

/** "6 points lower than the time before", and whether that is more than noise. */
export function changeWords({ change, reliable }: Pick<TrendPoint, "change" | "reliable">): string {
  if (change === null) return "First result";
  if (change === 0) return "No change";
  return `${say(change)} ${change < 0 ? "lower" : "higher"}${reliable === null ? "" : `, reliable change for the ${reliable}`}`;
}

/** Scores over time as a line over the bands of the instrument, with the same numbers as a table. */
export function TrendChart({ series, title, questions }: { series: Shown; title: string; questions?: readonly string[] }) {
  const id = useId();
  const time = useViewerTime();
  const { points, max, bands, name, reliableChange, sinceFirst } = series;
  const scored = points.flatMap((point) => (point.score === null ? [] : [{ ...point, score: point.score }]));
  const [first, last] = [scored[0]?.at ?? 0, scored.at(-1)?.at ?? 0];
  const x = (at: number): number => (last === first ? (left + width - right) / 2 : left + ((at - first) / (last - first)) * (width - left - right));
  const y = (score: number): number => top + (1 - score / max) * (height - top - bottom);
  const newest = scored.at(-1);
  const summary = newest ? `${name}: ${newest.score} of ${max}${newest.band ? `, ${newest.band}` : ""}, on ${formatDay(newest.at, time)}. ${changeWords(newest)}.${sinceFirst && scored.length > 2 ? ` Since the first: ${changeWords(sinceFirst).toLowerCase()}.` : ""}` : `${name}: no score yet, because too many questions were not answered.`;
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`}>
      <figcaption><strong id={`${id}-title`}>{title}</strong><span className={styles.summary}>{summary}</span></figcaption>
      <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${summary} Every result stands in the table below.`}>
        {bands.map((band, at) => {
          const [from, to] = [Math.max(0, band.from - 0.5), Math.min(max, band.to + 0.5)];
          return (
            <g key={band.label}>
              <rect x={left} y={y(to)} width={width - left - right} height={y(from) - y(to)} className={at % 2 === 0 ? styles.even : styles.odd} />
              <text x={width - right - 4} y={(y(from) + y(to)) / 2 + 3} textAnchor="end" className={styles.bandName}>{band.label}</text>
            </g>
          );
        })}
        {bands.map((band) => <text key={band.from} x={left - 5} y={y(band.from) + 3} textAnchor="end" className={styles.tick}>{band.from}</text>)}
        <text x={left - 5} y={y(max) + 5} textAnchor="end" className={styles.tick}>{max}</text>
        <polyline points={scored.map((point) => `${x(point.at)},${y(point.score)}`).join(" ")} className={styles.line} />
        {scored.map((point) => (
          <g key={point.assignmentId}>
            {point.reliable ? <circle cx={x(point.at)} cy={y(point.score)} r={8} className={styles.ring} /> : null}
            <circle cx={x(point.at)} cy={y(point.score)} r={4} className={styles.dot} />
          </g>
        ))}
        {scored.length > 0 ? <text x={left} y={height - 7} className={styles.tick}>{formatDay(first, time)}</text> : null}
        {scored.length > 1 ? <text x={width - right} y={height - 7} textAnchor="end" className={styles.tick}>{formatDay(last, time)}</text> : null}
      </svg>
      {scored.some((point) => point.reliable) ? <p className={styles.key}>A ring marks a reliable change: {reliableChange.source}</p> : <p className={styles.key}>A reliable change would be {reliableChange.source}</p>}
      <Disclosure summary="Show as table">
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${title} as a table`}>
          <table className={styles.table}>
            <thead><tr><th scope="col">Day</th><th scope="col">Score</th><th scope="col">Band</th><th scope="col">Change</th>{questions?.map((question, at) => <th key={question} scope="col" title={question}><abbr title={question}>{at + 1}</abbr></th>)}</tr></thead>
            <tbody>
              {[...points].reverse().map((point) => (
                <tr key={point.assignmentId}>
                  <th scope="row">{formatDay(point.at, time)}</th>
                  <td>{point.score === null ? "None" : `${point.score} of ${max}`}{point.prorated ? " (worked out)" : ""}</td>
                  <td>{point.band ?? "None"}</td>
                  <td>{changeWords(point)}</td>
                  {questions?.map((question, at) => <td key={question}>{point.items[at] ?? "none"}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {questions && questions.length > 0 ? <ol className={styles.questions}>{questions.map((question) => <li key={question}>{question}</li>)}</ol> : null}
      </Disclosure>
    </figure>
  );
}

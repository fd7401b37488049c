import type { PluginContext } from "@anteroom/core/server";
import { readAssignments } from "../assignments/find-assignment.ts";
import { formsOf } from "../assignments/forms-of.ts";
import type { Measure } from "../measures/measure.ts";
import { changeBetween, measures } from "../measures/score-measure.ts";
import { openSubmission } from "../submissions/copy.ts";
import { submissions } from "../submissions/submission-rows.ts";

/** One result of an instrument. */
export interface TrendPoint {
  assignmentId: string;
  /** Epoch milliseconds. */
  at: number;
  /** Null when too many questions were not answered. */
  score: number | null;
  band: string | null;
  prorated: boolean;
  missing: number;
  /** Against the result before it; below zero is fewer points. */
  change: number | null;
  /** More than the instrument's own noise, and in which direction. */
  reliable: "better" | "worse" | null;
  /** Points of each question, in order; null where it was not answered. */
  items: (number | null)[];
}

/** Results of one instrument by one person, the oldest first. What a parent sends is a series of its own. */
export interface TrendSeries {
  measure: Measure["id"];
  name: string;
  max: number;
  bands: readonly { from: number; to: number; label: string }[];
  reliableChange: { points: number; source: string };
  /** The newest result against the first one drawn; null with fewer than two. */
  sinceFirst: { change: number; reliable: "better" | "worse" | null } | null;
  questions: string[];
  portalUserId: string;
  points: TrendPoint[];
}

/** The most results that are drawn; older ones stay with their forms. */
const most = 60;

/** The results of a client's instruments, apart for each person who sent them; `portalUserId` narrows to one. */
export async function readTrend(ctx: PluginContext, of: { clientId: string; portalUserId?: string }): Promise<TrendSeries[]> {
  const rows = (await readAssignments(ctx, { ...of, state: ["submitted", "reviewed", "returned", "amending"] }, { limit: 1000 })).filter((row) => row.submissionId !== null);
  const forms = await formsOf(ctx, rows.map((row) => row.versionId));
  const byKey = new Map<string, typeof rows>();
  for (const row of rows) {
    const measure = forms.get(row.versionId)?.definition.measure;
    if (!measure) continue;
    const key = `${measure} ${row.portalUserId}`;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const series: TrendSeries[] = [];
  for (const [key, given] of [...byKey].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const [id = "", portalUserId = ""] = key.split(" ");
    const measure = measures[id as Measure["id"]];
    const newest = given.sort((a, b) => (b.submittedAt ?? 0) - (a.submittedAt ?? 0)).slice(0, most).reverse();
    const found = await ctx.model(submissions).findAll({ where: { practiceId: ctx.practiceId, id: newest.map((row) => row.submissionId ?? "") } });
    const sent = new Map(found.map((row) => row.get()).map((row) => [row.id, row]));
    const points: TrendPoint[] = [];
    for (const row of newest) {
      const submission = sent.get(row.submissionId ?? "");
      const opened = submission && (await openSubmission(ctx, submission));
      if (!opened?.score) continue;
      const { score, band, prorated, missing, items } = opened.score;
      const before = points.findLast((point) => point.score !== null)?.score ?? null;
      const change = before === null || score === null ? null : changeBetween(measure.id, before, score);
      points.push({ assignmentId: row.id, at: opened.row.submittedAt, score, band: band?.label ?? null, prorated, missing, change: change?.points ?? null, reliable: change?.reliable ?? null, items: measure.scored.map((item) => items[item] ?? null) });
    }
    if (points.length === 0) continue;
    const scored = points.flatMap((point) => (point.score === null ? [] : [point.score]));
    const [first, last] = [scored[0], scored.at(-1)];
    const whole = first === undefined || last === undefined || scored.length < 2 ? null : changeBetween(measure.id, first, last);
    const questions = measure.form.pages.flatMap((page) => page.items).filter((item) => measure.scored.includes(item.id)).map((item) => item.label);
    series.push({ measure: measure.id, name: measure.name, max: measure.scored.length * Math.max(...Object.values(measure.points)), bands: measure.bands, reliableChange: { points: measure.reliableChange, source: measure.sources.reliableChange }, sinceFirst: whole && { change: whole.points, reliable: whole.reliable }, questions, portalUserId, points });
  }
  return series;
}

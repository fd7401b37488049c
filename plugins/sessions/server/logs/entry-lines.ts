import type { PluginContext } from "@anteroom/core/server";
import { openBody } from "../sealed.ts";
import type { LogBody, LogEntry, LogKind } from "../tables/log-entries.ts";
import { dayIn, dayWords } from "../homework/days.ts";
import { moodWords, sleepWords } from "./log-words.ts";

/** An entry of a log as it is shown; `value` is what the chart draws. */
export interface EntryLine {
  id: string;
  kind: LogKind;
  day: string;
  dayWords: string;
  shared: boolean;
  version: number;
  value: number | null;
  words: string;
  facts: { label: string; value: string }[];
}

function factsOf(kind: LogKind, body: LogBody): EntryLine["facts"] {
  const all: [string, string][] =
    kind === "thought"
      ? [["What happened", body.situation], ["The thought", body.thought], ["The feeling", [body.feeling, body.strength === null ? "" : `(${body.strength} of 10)`].filter(Boolean).join(" ")], ["Another way to see it", body.otherView]]
      : [["Note", body.note]];
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function wordsOf(kind: LogKind, { scale, hours, thought }: LogBody): string {
  if (kind === "thought") return thought.length > 80 ? `${thought.slice(0, 79)}…` : thought;
  if (kind === "mood") return scale === null ? "" : `${moodWords[scale - 1] ?? ""} (${scale} of 5)`;
  return [hours === null ? "" : `${hours} hours`, scale === null ? "" : (sleepWords[scale - 1] ?? "").toLowerCase()].filter(Boolean).join(", ");
}

/** Rows of a log with their words. */
export function entryLines(ctx: PluginContext, rows: readonly LogEntry[], zone: string): EntryLine[] {
  const today = dayIn(ctx.now(), zone);
  return rows.map((row) => {
    const body = openBody<LogBody>(ctx, ["log_entries", row.id], row.body);
    const value = row.kind === "mood" ? body.scale : row.kind === "sleep" ? body.hours : body.strength;
    return { id: row.id, kind: row.kind, day: row.day, dayWords: row.day === today ? "Today" : dayWords(row.day, today), shared: row.shared === 1, version: row.version, value, words: wordsOf(row.kind, body), facts: factsOf(row.kind, body) };
  });
}

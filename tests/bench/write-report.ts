import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Finding } from "./findings.ts";

/** What the figures were measured on. */
export interface Conditions {
  command: string;
  full: boolean;
  seconds: number;
  load: string;
  database: string | null;
  flush: string;
  notes: readonly string[];
}

const order = (goal: string): number => Number(goal.slice(1));

/** Writes the whole report. */
export function writeReport(file: string, findings: readonly Finding[], { command, full, seconds, load, database, flush, notes }: Conditions): void {
  const sorted = [...findings].sort((a, b) => order(a.goal) - order(b.goal));
  const rows = sorted.map(({ goal, engine, what, measured, must, stretch, verdict }) => `| ${[goal, engine, what, measured, must, stretch, verdict].join(" | ")} |`);
  const short = sorted.filter(({ verdict }) => verdict === "falls short");
  const text = `# Benchmarks

Written by \`${command}\` on ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC; do not edit by hand.

- Machine: ${cpus().length} cores shared with the database, the client of each run and whatever else ran; Linux; Node ${process.versions.node}.
- Load average: ${load}; above the number of cores, others were being served too and every wait is longer.
- Databases: ${database ? `MariaDB ${database} (${flush})` : "no MySQL or MariaDB was found"}; embedded libSQL (WAL, synchronous = NORMAL).
- Each figure: the production build in a process of its own, its client in another, ${seconds} s after 1.5 s of warm-up, the raw driver before and after in the same run.
- Wall figures swing by two on a shared machine; trust the ratios and the CPU per operation. CPU of the database server is all of it, whoever asked.
- History was loaded up to ${full ? "10 million" : "1 million"} entries${full ? "." : "; `npm run bench -- --full` goes to 10 million, which the goals name."}

"Full send" is: signed in, practice and membership checked, input checked, and message, conversation, outbox event and audit line committed before the answer. It is measured with \`ROLE=web\` (notices are worked off by another process); the line with ROLE=both shows one process that does everything.

## Goals

| Goal | Database | What | Measured | Must | Stretch | Verdict |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

## Where it falls short

${short.length === 0 ? "Every must is reached." : short.map(({ goal, engine, what, measured, must }) => `- ${goal}, ${engine}: ${what}: ${measured}, must be ${must}.`).join("\n")}
${notes.length === 0 ? "" : `\n${notes.join("\n")}\n`}`;
  writeFileSync(file, text);
}

import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { cpuMicros } from "./process-facts.ts";
import type { Timing } from "./loops.ts";

/** What a job in a process of its own is told. */
export interface JobMarks {
  begin(): void;
  end(): void;
}

export type Job<Input, Output> = (input: Input, marks: JobMarks) => Promise<Output>;

/** CPU that the watched processes used between the marks, in microseconds, by name. */
export type Watched = Record<string, number>;

const mostMs = 20 * 60_000;

/** Runs the function `main` of `jobs/<name>.ts` in a process of its own, and reads the CPU of others while it counts. */
export function runJob<Output>(name: string, input: unknown, watch: Record<string, number | null> = {}, source = false): Promise<{ output: Output; cpu: Watched }> {
  const entry = fileURLToPath(new URL("job-process.ts", import.meta.url));
  const child = fork(entry, [name], { execArgv: ["--import", "tsx", ...(source ? ["--conditions=source"] : [])], serialization: "advanced" });
  const before: Watched = {};
  const cpu: Watched = {};
  const each = (run: (who: string, pid: number) => void): void => {
    for (const [who, pid] of Object.entries(watch)) if (pid !== null) run(who, pid);
  };
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => child.kill("SIGKILL"), mostMs);
    child.on("message", (message: { mark?: "begin" | "end" | "ready"; output?: Output; error?: string }) => {
      if (message.mark === "ready") child.send({ input });
      if (message.mark === "begin") each((who, pid) => (before[who] = cpuMicros(pid)));
      if (message.mark === "end") each((who, pid) => (cpu[who] = cpuMicros(pid) - (before[who] ?? 0)));
      if (message.error !== undefined) reject(new Error(`${name}: ${message.error}`));
      if ("output" in message) resolve({ output: message.output as Output, cpu });
    });
    child.on("exit", (code) => {
      clearTimeout(limit);
      reject(new Error(`the job ${name} ended with code ${code} before it answered`));
    });
  });
}

/** One line about a timing, for the terminal. */
export const timingLine = (timing: Timing): string =>
  `${timing.perSecond.toFixed(0)}/s, p50 ${timing.p50.toFixed(2)} ms, p99 ${timing.p99.toFixed(2)} ms, n ${timing.n}, errors ${timing.errors}${timing.firstError ? ` (${timing.firstError})` : ""}`;

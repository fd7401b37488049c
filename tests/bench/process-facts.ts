import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** CPU time that a process has used so far, in microseconds, as the kernel counts it (in steps of 10 ms). */
export function cpuMicros(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / ticksPerSecond;
}

/** Memory of a process in MB: what it holds, shared pages included. */
export function residentMegabytes(pid: number): number {
  const line = /^Rss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
  return Number(line?.[1]) / 1_024;
}

/** The database server, when exactly one runs on this machine. */
export function databaseServerPid(): number | null {
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => ["mariadbd", "mysqld"].includes(nameOf(pid)));
  return found.length === 1 ? Number(found[0]) : null;
}

function nameOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}

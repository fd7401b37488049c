import { rmSync } from "node:fs";
import { forScale, hold, ms, times } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { makePlace } from "./place.ts";
import type { EngineName } from "./place.ts";
import { residentMegabytes } from "./process-facts.ts";
import { startBareStack, startPortal } from "./start-server.ts";
import type { RunningServer } from "./start-server.ts";

const starts = 5;
const settleMs = 15_000;

/** P13 to P15: the first start with its demo, starts after it, and memory when nothing happens. */
export async function measureStarts(engine: EngineName, mysqlUrl: string | undefined): Promise<Finding[]> {
  const place = await makePlace(engine, mysqlUrl);
  const barePlace = await makePlace(engine, mysqlUrl);
  // A first start makes its own key and folder.
  rmSync(place.dataDir, { recursive: true, force: true });
  const demo = { DEMO: "1" };
  const running: RunningServer[] = [];
  try {
    const first = await startPortal(place, demo);
    await first.stop();
    console.log(`  first start ${ms(first.readyMs)}`);
    const cold = await best(() => startPortal(place, demo));
    const bare = await best(() => startBareStack(barePlace.databaseUrl));
    running.push(await startPortal(place, demo), await startBareStack(barePlace.databaseUrl));
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const [own, bareMemory] = running.map(({ pid }) => residentMegabytes(pid));
    console.log(`  start ${ms(cold)} (bare ${ms(bare)}), memory ${own?.toFixed(0)} MB (bare ${bareMemory?.toFixed(0)} MB)`);
    return [
      hold({ goal: "P13", engine, what: `start on an existing database, best of ${starts}`, value: cold / 1_000, shown: `${ms(cold)}, ${times(cold / bare)} the bare stack (${ms(bare)})`, must: 2, stretch: Number(((4 * bare) / 1_000).toFixed(2)), better: "less", unit: " s" }),
      hold({ goal: "P14", engine, what: "first start: tables, demo people, ready", value: first.readyMs / 1_000, shown: ms(first.readyMs), must: 5, stretch: 3, better: "less", unit: " s" }),
      hold({ goal: "P15", engine, what: "memory 15 s after ready", value: own ?? Infinity, shown: `${own?.toFixed(0)} MB`, must: 200, stretch: 160, better: "less", unit: " MB" }),
      forScale("P15", engine, "memory of the bare stack", `${bareMemory?.toFixed(0)} MB, ours is ${times((own ?? 0) / (bareMemory ?? 1))}`),
    ];
  } finally {
    for (const server of running) await server.stop();
    await place.drop();
    await barePlace.drop();
  }
}

async function best(start: () => Promise<RunningServer>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < starts; turn += 1) {
    const server = await start();
    times.push(server.readyMs);
    await server.stop();
  }
  return Math.min(...times);
}

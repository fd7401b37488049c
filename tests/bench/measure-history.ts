import { forScale, hold, ms, times } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { runJob, timingLine } from "./job.ts";
import type { MadePeople, PeopleInput } from "./jobs/make-people.ts";
import type { RawInput } from "./jobs/raw-driver.ts";
import type { ReadInput } from "./jobs/read-pages.ts";
import type { HistoryStep } from "./load-history.ts";
import type { Timing } from "./loops.ts";
import { makePlace } from "./place.ts";
import type { EngineName } from "./place.ts";
import { startPortal } from "./start-server.ts";

interface Size {
  name: string;
  step: HistoryStep;
}

const sizes: Size[] = [
  { name: "100 k", step: { conversations: 1_000, entriesEach: 100 } },
  { name: "1 M", step: { conversations: 4_000, entriesEach: 200, long: 100_000 } },
  { name: "10 M", step: { conversations: 18_000, entriesEach: 500 } },
];
const lanes = 8;

interface Read {
  name: string;
  inbox: Timing;
  newest: Timing;
  older: Timing;
  longNewest: Timing | null;
  raw: Timing;
}

/** P9 and P10: the same pages as the history behind them grows; both the number of conversations and their length grow. */
export async function measureHistory(engine: EngineName, mysqlUrl: string | undefined, full: boolean, seconds: number): Promise<Finding[]> {
  const place = await makePlace(engine, mysqlUrl);
  const reads: Read[] = [];
  try {
    for (const { name, step } of sizes.slice(0, full ? 3 : 2)) {
      const began = performance.now();
      const input: PeopleInput = { databaseUrl: place.databaseUrl, dataDir: place.dataDir, secret: place.secret, clients: 0, staff: 16, history: step };
      const { output: made } = await runJob<MadePeople>("make-people", input);
      console.log(`  loaded up to ${name} entries in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
      reads.push(await readAll(place.databaseUrl, place.dataDir, name, made, seconds));
    }
  } finally {
    await place.drop();
  }
  return compare(engine, reads);
}

async function readAll(databaseUrl: string, dataDir: string, name: string, made: MadePeople, seconds: number): Promise<Read> {
  const raw = async (): Promise<Timing> => {
    const input: RawInput = { url: databaseUrl, lanes, seconds, work: "newest-50", conversationIds: made.history.map(({ id }) => id) };
    return (await runJob<Timing>("raw-driver", input)).output;
  };
  const portal = await startPortal({ databaseUrl, dataDir }, { ROLE: "web" });
  const read = async (what: ReadInput["what"], conversations = made.history): Promise<Timing> => {
    const input: ReadInput = { url: portal.url, tokens: made.staffTokens, conversations, what, lanes, seconds };
    const { output } = await runJob<Timing>("read-pages", input);
    console.log(`  ${`${name}: ${what}`.padEnd(46)} ${timingLine(output)}`);
    return output;
  };
  try {
    const before = await raw();
    const inbox = await read("inbox");
    const newest = await read("newest");
    const older = await read("older");
    const long = made.history.filter(({ entries }) => entries >= 100_000);
    const longNewest = long.length > 0 ? await read("newest", long) : null;
    const after = await raw();
    console.log(`  ${`${name}: raw newest 50`.padEnd(46)} ${timingLine(before)}; after ${after.perSecond.toFixed(0)}/s`);
    return { name, inbox, newest, older, longNewest, raw: { ...before, perSecond: (before.perSecond + after.perSecond) / 2 } };
  } finally {
    await portal.stop();
  }
}

function compare(engine: string, reads: Read[]): Finding[] {
  const [small, ...larger] = reads;
  if (!small) return [];
  const shown = ({ p50, p99 }: Timing): string => `p50 ${ms(p50)}, p99 ${ms(p99)}`;
  const findings: Finding[] = [];
  for (const read of larger) {
    const grows = (goal: string, what: "inbox" | "newest" | "older", label: string, must: number, stretch: number): void => {
      const [one, two] = [small[what], read[what]];
      const value = goal === "P9" ? Math.max(two.p50 / one.p50, two.p99 / one.p99) : two.p50 / one.p50;
      const parts = `p50 ${times(two.p50 / one.p50)}, p99 ${times(two.p99 / one.p99)} (${shown(two)}, n ${two.n}, errors ${two.errors}; ${shown(one)} at ${small.name})`;
      findings.push(hold({ goal, engine, what: `${label} at ${read.name} entries, to ${small.name}`, value, shown: parts, must, stretch, better: "less" }));
    };
    grows("P9", "inbox", "inbox page", 1.5, 1.2);
    grows("P10", "newest", "newest 50", 2, 1.3);
    grows("P10", "older", "older page", 2, 1.3);
    for (const what of ["newest", "older"] as const) {
      const ratio = read[what].perSecond / read.raw.perSecond;
      findings.push(hold({ goal: "P10", engine, what: `${what === "newest" ? "newest 50" : "older page"} at ${read.name}, to the raw select`, value: ratio, shown: `${times(ratio)} (${read[what].perSecond.toFixed(0)}/s to ${read.raw.perSecond.toFixed(0)}/s)`, must: 0.25, stretch: 0.5, better: "more" }));
    }
    if (read.longNewest) findings.push(forScale("P10", engine, "newest 50 of one conversation of 100,000 entries", shown(read.longNewest)));
  }
  return findings;
}

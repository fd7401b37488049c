import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding } from "./findings.ts";
import { runJob } from "./job.ts";
import type { MadePeople, PeopleInput } from "./jobs/make-people.ts";
import { measureHistory } from "./measure-history.ts";
import { measurePages } from "./measure-pages.ts";
import { measureDelivery, measureSends } from "./measure-sends.ts";
import { measureStarts } from "./measure-starts.ts";
import { measureStatements } from "./measure-statements.ts";
import { measureWork } from "./measure-work.ts";
import { administer, dropAllPlaces, makePlace } from "./place.ts";
import type { EngineName } from "./place.ts";
import { databaseServerPid } from "./process-facts.ts";
import { endAllServers } from "./start-server.ts";
import { whereTimeGoes } from "./where-time-goes.ts";
import { writeReport } from "./write-report.ts";

const options = process.argv.slice(2);
const full = options.includes("--full");
const only = options.find((one) => one.startsWith("--only="))?.slice("--only=".length).split(",");
const seconds = 4;
const mysqlUrl = process.env.TEST_ENGINES === "sqlite" ? undefined : (process.env.TEST_MYSQL_URL ?? "mysql://root@127.0.0.1:3306");
const one = options.find((option) => option.startsWith("--engine="))?.slice("--engine=".length);
const engines = (mysqlUrl ? (["MariaDB", "embedded"] as const) : (["embedded"] as const)).filter((engine) => one === undefined || engine.toLowerCase() === one.toLowerCase());
type Part = "sends" | "delivery" | "history" | "starts" | "pages" | "statements" | "work";
const wants = (part: Part): boolean => !only || only.includes(part);
const failures: string[] = [];
const findings: Finding[] = [];

/** One part that fails does not take the others with it; it is told in the report. */
async function add(part: string, measure: () => Promise<Finding[]>): Promise<void> {
  try {
    findings.push(...(await measure()));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(`  ${part} could not be measured: ${why}`);
    failures.push(`- ${part} could not be measured: ${why.split("\n")[0]}`);
  }
}

async function measure(engine: EngineName): Promise<void> {
  const named = (part: string): string => `${part} on ${engine}`;
  if (wants("sends") || wants("delivery") || wants("pages")) {
    const place = await makePlace(engine, mysqlUrl);
    try {
      const input: PeopleInput = { databaseUrl: place.databaseUrl, dataDir: place.dataDir, secret: place.secret, clients: 501, staff: 1 };
      const { output: people } = await runJob<MadePeople>("make-people", input);
      const plan = { place, people, databasePid: databaseServerPid(), seconds };
      if (wants("delivery")) await add(named("delivery"), () => measureDelivery(plan));
      if (wants("pages")) await add(named("pages"), () => measurePages(plan));
      if (wants("sends")) await add(named("sends"), () => measureSends(plan));
    } finally {
      await place.drop();
    }
  }
  if (wants("starts")) await add(named("starts"), () => measureStarts(engine, mysqlUrl));
  if (wants("history")) await add(named("history"), () => measureHistory(engine, mysqlUrl, full, 2));
  if (wants("statements")) await add(named("statements"), () => measureStatements(engine));
  if (wants("work")) await add(named("work"), () => measureWork(engine));
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    console.log("\nStopping: ending the servers and dropping the databases…");
    void endAllServers().then(dropAllPlaces).finally(() => process.exit(1));
  });
}

const began = performance.now();
const loadBefore = loadavg()[0] ?? 0;
for (const engine of engines) {
  console.log(`\n${engine}`);
  await measure(engine);
}
console.log(`\nMeasured in ${((performance.now() - began) / 60_000).toFixed(1)} minutes.\n`);
for (const { goal, engine, what, measured, must, stretch, verdict } of findings) {
  console.log(`${goal.padEnd(4)} ${engine.padEnd(8)} ${what}: ${measured}${must ? `   must ${must}, stretch ${stretch}: ${verdict}` : ""}`);
}

if (only || one) console.log("\nOnly a part was measured, so docs/benchmarks.md stays as it is.");
else {
  const asked = mysqlUrl ? await administer(new URL(mysqlUrl), "SELECT VERSION() AS version, @@innodb_flush_log_at_trx_commit AS flush, @@innodb_buffer_pool_size / 1048576 AS pool") : [];
  const facts = asked[0];
  const explained = whereTimeGoes.filter((one) => findings.some(({ goal, engine, verdict }) => goal === one.goal && engine === one.engine && verdict === "falls short"));
  writeReport(join(fileURLToPath(new URL("../..", import.meta.url)), "docs/benchmarks.md"), findings, {
    command: `npm run bench${full ? " -- --full" : ""}`,
    full,
    seconds,
    load: `${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`,
    database: facts ? String(facts.version) : null,
    flush: facts ? `innodb_flush_log_at_trx_commit = ${String(facts.flush)}, buffer pool ${Number(facts.pool).toFixed(0)} MB` : "",
    notes: [...explained.map(({ goal, engine, why }) => `- ${goal}, ${engine}: ${why}`), ...failures],
  });
  console.log("\nWritten to docs/benchmarks.md.");
}
process.exit(failures.length > 0 ? 1 : 0);

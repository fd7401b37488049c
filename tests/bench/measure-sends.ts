import type { Person } from "./browser-connection.ts";
import { forScale, hold, micros, ms, times } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { runJob, timingLine } from "./job.ts";
import type { DeliverInput } from "./jobs/deliver-messages.ts";
import type { MadePeople } from "./jobs/make-people.ts";
import type { RawInput } from "./jobs/raw-driver.ts";
import type { SendInput } from "./jobs/send-messages.ts";
import type { Timing } from "./loops.ts";
import type { BenchPlace } from "./place.ts";
import { startBareStack, startPortal } from "./start-server.ts";
import type { RunningServer } from "./start-server.ts";

export interface SendPlan {
  place: BenchPlace;
  people: MadePeople;
  databasePid: number | null;
  seconds: number;
}

type Sent = { output: Timing; cpu: Record<string, number> };
const say = (line: string, timing: Timing): void => console.log(`  ${line.padEnd(46)} ${timingLine(timing)}`);

/** P1 to P4 and P28: sends with the raw driver before and after. */
export async function measureSends(plan: SendPlan): Promise<Finding[]> {
  const { place, people, databasePid, seconds } = plan;
  const { engine } = place;
  const senders = people.clients.slice(0, 32);
  const raw = async (lanes: number, perSecond?: number): Promise<Timing> => {
    const input: RawInput = { url: place.databaseUrl, lanes, seconds, work: "insert", ...(perSecond ? { perSecond } : {}) };
    const { output } = await runJob<Timing>("raw-driver", input);
    say(`raw driver, ${lanes} at once${perSecond ? `, ${perSecond}/s` : ""}`, output);
    return output;
  };
  const send = async (server: RunningServer, line: string, more: Partial<SendInput>): Promise<Sent> => {
    const input: SendInput = { url: server.url, over: "socket", people: senders, lanes: 32, seconds, ...more };
    const sent = await runJob<Timing>("send-messages", input, { node: server.pid, database: engine === "MariaDB" ? databasePid : null });
    say(line, sent.output);
    for (const [who, used] of Object.entries(sent.cpu)) console.log(`    ${who}: ${micros(used / Math.max(1, sent.output.n))} of CPU a send`);
    return sent;
  };

  const portal = await startPortal(place, { ROLE: "web" });
  if (process.env.BENCH_PROFILE) {
    // A profile is of the sends alone.
    await send(portal, "full send over sockets, 32 at once, profiled", { seconds: 3 * seconds });
    await portal.stop();
    return [];
  }
  const before = await raw(32);
  const full = await send(portal, "full send over sockets, 32 at once", {});
  const between = await raw(32);
  const overHttp = await send(portal, "full send over HTTP tRPC, 32 at once", { over: "http" });
  const after = await raw(32);
  const rawAlone = await raw(1);
  const alone = await send(portal, "full send over sockets, 1 at once", { lanes: 1 });
  const rawSteady = await raw(32, 200);
  const steady = await send(portal, "full send over sockets, 200/s", { perSecond: 200 });
  await portal.stop();
  const bare = await startBareStack(place.databaseUrl);
  const bareSocket = await send(bare, "bare Socket.io + tRPC + one insert", {});
  const bareHttp = await send(bare, "bare Express + tRPC + one insert", { over: "http" });
  await bare.stop();
  const whole = await startPortal(place);
  const worker = await send(whole, "full send, mail and away work in the process", {});
  await whole.stop();

  const around = (one: Timing, two: Timing): number => (one.perSecond + two.perSecond) / 2;
  const r0 = around(before, between);
  const rate = ({ output }: Sent): string => `${output.perSecond.toFixed(0)}/s, ${errorsOf(output)}`;
  const cpuOf = (sent: Sent, who: string): number => (sent.cpu[who] ?? 0) / Math.max(1, sent.output.n);
  const goal = engine === "MariaDB" ? "P1" : "P28";
  const findings: Finding[] = [
    forScale(goal, engine, "raw insert, before and after", `${before.perSecond.toFixed(0)}/s and ${between.perSecond.toFixed(0)}/s; after HTTP ${after.perSecond.toFixed(0)}/s`),
    hold({ goal, engine, what: "full send over sockets, 32 senders, to raw insert", value: full.output.perSecond / r0, shown: `${times(full.output.perSecond / r0)} (${rate(full)})`, must: 0.25, stretch: 0.5, better: "more" }),
    forScale(goal, engine, "bare Socket.io and tRPC with one insert", `${times(bareSocket.output.perSecond / r0)} (${rate(bareSocket)}), Node ${micros(cpuOf(bareSocket, "node"))}`),
    forScale(goal, engine, "full send while the same process works off notices (ROLE=both)", `${times(worker.output.perSecond / r0)} (${rate(worker)}), Node ${micros(cpuOf(worker, "node"))} a send in all`),
    hold({ goal: "P2", engine, what: "CPU in Node per full send", value: cpuOf(full, "node"), shown: micros(cpuOf(full, "node")), must: 600, stretch: 250, better: "less", unit: " µs" }),
  ];
  if (full.cpu["database"] !== undefined) findings.push(hold({ goal: "P2", engine, what: "CPU in the database per full send", value: cpuOf(full, "database"), shown: micros(cpuOf(full, "database")), must: 250, stretch: 120, better: "less", unit: " µs" }));
  const r3 = around(between, after);
  findings.push(
    hold({ goal: "P3", engine, what: "full send over HTTP tRPC, 32 senders, to raw insert", value: overHttp.output.perSecond / r3, shown: `${times(overHttp.output.perSecond / r3)} (${rate(overHttp)}), Node ${micros(cpuOf(overHttp, "node"))}`, must: 0.12, stretch: 0.25, better: "more" }),
    forScale("P3", engine, "bare Express and tRPC with one insert", `${times(bareHttp.output.perSecond / r3)} (${rate(bareHttp)}), Node ${micros(cpuOf(bareHttp, "node"))}`),
    hold({ goal: "P4", engine, what: "p50 of one sender, to raw", value: alone.output.p50 / rawAlone.p50, shown: `${times(alone.output.p50 / rawAlone.p50)} (${ms(alone.output.p50)} to ${ms(rawAlone.p50)}, ${errorsOf(alone.output)})`, must: 3, stretch: 2, better: "less" }),
    hold({ goal: "P4", engine, what: "p99 of 32 senders, to raw", value: full.output.p99 / rawP99(before, between), shown: `${times(full.output.p99 / rawP99(before, between))} (${ms(full.output.p99)} to ${ms(rawP99(before, between))})`, must: 3, stretch: 1.5, better: "less" }),
    forScale("P4", engine, "open loop, 200/s", `p50 ${ms(steady.output.p50)}, p99 ${ms(steady.output.p99)}, ${errorsOf(steady.output)}; raw p50 ${ms(rawSteady.p50)}, p99 ${ms(rawSteady.p99)}`),
  );
  return findings;
}

const rawP99 = (one: Timing, two: Timing): number => (one.p99 + two.p99) / 2;
const errorsOf = ({ n, errors }: Timing): string => `n ${n}, errors ${errors}`;

/** P5: delivery to other devices while everything runs in one process, as it starts by default. */
export async function measureDelivery({ place, people, seconds }: SendPlan): Promise<Finding[]> {
  const portal = await startPortal(place);
  const clients: Person[] = people.clients.slice(0, 500);
  const input: DeliverInput = { url: portal.url, people: clients, staffToken: people.staffTokens[0] ?? "", perSecond: 200, seconds };
  const { output, cpu } = await runJob<{ delivered: Timing; sent: Timing; sockets: number; missing: number }>("deliver-messages", input, { node: portal.pid });
  await portal.stop();
  say(`delivery, 200/s to ${output.sockets} sockets`, output.delivered);
  const { delivered, sent } = output;
  const shown = (ms: string): string => `${ms} (n ${delivered.n}, not delivered ${output.missing}, errors ${sent.errors}, ${output.sockets} sockets, Node ${(((cpu["node"] ?? 0) / 1_000_000 / seconds) * 100).toFixed(0)} % of a core)`;
  const common = { goal: "P5", engine: place.engine, better: "less", unit: " ms" } as const;
  return [
    hold({ ...common, what: "delivery p99 at 200/s, 1,000 sockets", value: delivered.p99, shown: shown(ms(delivered.p99)), must: 60, stretch: 25 }),
    hold({ ...common, what: "delivery p50 at 200/s, 1,000 sockets", value: delivered.p50, shown: ms(delivered.p50), must: 60, stretch: 5 }),
  ];
}

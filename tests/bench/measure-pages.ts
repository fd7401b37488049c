import { brotliCompressSync, gzipSync } from "node:zlib";
import { http } from "./browser-connection.ts";
import type { Person } from "./browser-connection.ts";
import { forScale, hold, ms, times } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { runJob, timingLine } from "./job.ts";
import type { GetInput } from "./jobs/get-pages.ts";
import type { SendInput } from "./jobs/send-messages.ts";
import type { Timing } from "./loops.ts";
import type { SendPlan } from "./measure-sends.ts";
import { startBareStack, startPortal } from "./start-server.ts";

type Got = { output: { whole: Timing; firstByte: Timing; bytes: number }; cpu: Record<string, number> };

/** P17 and P18: what the client's home weighs, and what it costs to draw with 50 messages. */
export async function measurePages({ place, people, seconds }: SendPlan): Promise<Finding[]> {
  const { engine } = place;
  const client = people.clients.at(-1);
  if (!client) throw new Error("there is nobody to open the home");
  const portal = await startPortal(place, { ROLE: "web" });
  const bare = await startBareStack(place.databaseUrl);
  try {
    await fillConversation(portal.url, client);
    const scripts = await scriptsOf(portal.url, client.token);
    const get = async (input: GetInput, pid: number): Promise<Got> => runJob<Got["output"]>("get-pages", input, { node: pid });
    const home = await get({ url: `${portal.url}/`, token: client.token, seconds, expect: "walked to the lake" }, portal.pid);
    const plain = await get({ url: `${bare.url}/`, seconds, expect: "walked to the lake" }, bare.pid);
    console.log(`  ${"home with 50 messages".padEnd(46)} ${timingLine(home.output.whole)}`);
    const cpu = ({ output, cpu: used }: Got): number => (used["node"] ?? 0) / 1_000 / Math.max(1, output.whole.n);
    const weight = (compress: (code: Buffer) => Buffer): number => scripts.reduce((sum, code) => sum + compress(code).length, 0) / 1_024;
    const gz = weight((code) => gzipSync(code, { level: 9 }));
    const br = weight((code) => brotliCompressSync(code));
    return [
      hold({ goal: "P17", engine, what: "JavaScript of the client's home, gzip", value: gz, shown: `${gz.toFixed(1)} kB in ${scripts.length} files; brotli ${br.toFixed(1)} kB`, must: 150, stretch: 125, better: "less", unit: " kB" }),
      hold({ goal: "P18", engine, what: "CPU in Node to draw the home with 50 messages", value: cpu(home), shown: `${ms(cpu(home))}, ${times(cpu(home) / cpu(plain))} bare Remix (${ms(cpu(plain))}); n ${home.output.whole.n}, errors ${home.output.whole.errors}`, must: 8, stretch: Number((3 * cpu(plain)).toFixed(2)), better: "less", unit: " ms" }),
      forScale("P18", engine, "first byte, one after the other", `p50 ${ms(home.output.firstByte.p50)}, p99 ${ms(home.output.firstByte.p99)}; bare p50 ${ms(plain.output.firstByte.p50)}; ${(home.output.bytes / 1_024).toFixed(0)} kB of HTML, bare ${(plain.output.bytes / 1_024).toFixed(0)} kB`),
    ];
  } finally {
    await portal.stop();
    await bare.stop();
  }
}

async function fillConversation(url: string, person: Person): Promise<void> {
  const input: SendInput = { url, over: "http", people: [person], lanes: 1, seconds: 1 };
  const { output } = await runJob<Timing>("send-messages", input);
  if (output.n < 50) throw new Error(`only ${output.n} messages could be sent to fill the home (${output.firstError})`);
}

/** Every script that the page names or preloads, and what those import at once. */
async function scriptsOf(url: string, token: string): Promise<Buffer[]> {
  const page = await http(`${url}/`, { token });
  const waiting = [...page.body.matchAll(/(?:src=|href=|from\s*|import\s*)["'](\/assets\/[^"'\s]+\.js)/g)].map((match) => match[1] ?? "");
  const found = new Map<string, Buffer>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const { status, body } = await http(`${url}${path}`, {});
    if (status !== 200) throw new Error(`the home names ${path}, which answers ${status}`);
    found.set(path, Buffer.from(body));
    for (const match of body.matchAll(/(?:from|^import|;import)\s*"(\.\/[^"]+\.js)"/g)) waiting.push(new URL(match[1] ?? "", `${url}${path}`).pathname);
  }
  if (found.size === 0) throw new Error("the home names no script");
  return [...found.values()];
}

import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A server that runs until `stop`. */
export interface RunningServer {
  url: string;
  pid: number;
  /** From the start of the process until `/readyz` answered 200, in milliseconds. */
  readyMs: number;
  stop(): Promise<void>;
}

// BENCH_WEB names the folder of another build of the web package, to measure one while the other is being made.
const portalEntry = join(process.env.BENCH_WEB ?? fileURLToPath(new URL("../../web", import.meta.url)), "dist/server/server.js");
const pluginsFile = fileURLToPath(new URL("../../config/plugins.json", import.meta.url));
const bareEntry = fileURLToPath(new URL("bare-stack.mjs", import.meta.url));
const mostMs = 30_000;
const running = new Set<ChildProcess>();

/** Ends every server that still runs, when the bench is stopped halfway. */
export const endAllServers = async (): Promise<void> => void (await Promise.all([...running].map(end)));

export interface PortalPlace {
  databaseUrl: string;
  dataDir: string;
}

/** Starts the production build as an operator does. */
export const startPortal = (place: PortalPlace, more: Record<string, string> = {}): Promise<RunningServer> =>
  start(portalEntry, { DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir, DEMO: "0", PLUGINS_FILE: pluginsFile, LOG_LEVEL: "warn", ...more });

/** Starts the same libraries with nothing built on them. */
export const startBareStack = (databaseUrl: string): Promise<RunningServer> => start(bareEntry, { DATABASE_URL: databaseUrl });

async function start(entry: string, env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const inherited = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "" };
  // BENCH_PROFILE names a folder for a CPU profile of each server.
  const profile = process.env.BENCH_PROFILE;
  const execArgv = profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : [];
  const began = performance.now();
  const child = fork(entry, [], { env: { ...inherited, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), ...env }, execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let said = "";
  child.stderr?.on("data", (part: Buffer) => (said = (said + part.toString()).slice(-4_000)));
  try {
    while (!(await isReady(url))) {
      if (child.exitCode !== null || performance.now() - began > mostMs) throw new Error(`${entry} did not get ready:\n${said}`);
      await pause(20);
    }
  } catch (error) {
    await end(child);
    throw error;
  }
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - began,
    async stop() {
      await end(child);
      if (said !== "") console.log(`  the server said: ${said.split("\n").slice(0, 6).join("\n  ")}`);
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isReady = (url: string): Promise<boolean> => fetch(`${url}/readyz`).then(({ status }) => status === 200, () => false);

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill("SIGKILL"), 20_000);
    child.once("exit", () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

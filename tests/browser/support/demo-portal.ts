import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const builtServer = join(import.meta.dirname, "../../../web/dist/server/server.js");

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** The built portal as people run it: a process of its own with the demo practices. */
export interface DemoPortal {
  url: string;
  /** Ends the process without a word, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** What it wrote so far. */
  log(): string;
}

/** @param server the built server of another checkout */
export async function startDemoPortal(environment: Record<string, string> = {}, server = builtServer): Promise<DemoPortal> {
  const folder = mkdtempSync(join(tmpdir(), "anteroom-browser-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  let written = "";
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [server], { env: { ...process.env, NODE_ENV: "production", PORT: String(port), BASE_URL: url, DATA_DIR: folder, DEMO: "1", LOG_LEVEL: "info", ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes: Buffer) => void (written += bytes.toString()));
    for (let tries = 0; tries < 960; tries++) {
      if (child.exitCode !== null) throw new Error(`the portal ended at start:\n${written}`);
      const ready = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      await wait(125);
    }
    throw new Error(`the portal did not get ready:\n${written}`);
  };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill(signal);
    });
  await start();
  return {
    url,
    log: () => written,
    kill: () => end("SIGKILL"),
    restart: start,
    async stop() {
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

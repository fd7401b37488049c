import type { Server } from "node:http";
import type { Logger } from "./log.ts";
import type { Portal } from "./portal-door.ts";

/** Longest time that running requests get to finish, in milliseconds. */
const graceMs = 10_000;

/** Counts what is being answered, so that a stop can wait for it. */
export function countRequests(server: Server): { none(): Promise<void> } {
  let running = 0;
  let waiting: (() => void)[] = [];
  server.on("request", (_req, res) => {
    running += 1;
    res.once("close", () => {
      running -= 1;
      if (running > 0) return;
      for (const done of waiting) done();
      waiting = [];
    });
  });
  return { none: () => (running === 0 ? Promise.resolve() : new Promise((done) => waiting.push(done))) };
}

/** Stops in order: take nothing new, finish what runs, close sockets and the core, end the rest. */
export async function shutDown(options: { server: Server; portal: Portal; running: { none(): Promise<void> }; graceMs?: number }): Promise<void> {
  const { server, portal, running } = options;
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const grace = timer(options.graceMs ?? graceMs);
  await Promise.race([running.none(), grace.done]);
  grace.stop();
  await portal.close();
  server.closeAllConnections();
  await closed;
}

function timer(ms: number): { done: Promise<void>; stop(): void } {
  let stop = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    const handle = setTimeout(resolve, ms);
    stop = () => clearTimeout(handle);
  });
  return { done, stop };
}

/** Shuts down on SIGTERM and SIGINT, and ends the process after an error that nothing caught. */
export function stopOnSignals(options: { log: Logger; stop: () => Promise<void> }): void {
  const { log, stop } = options;
  let stopping = false;
  const end = (why: string, code: number): void => {
    if (stopping) return;
    stopping = true;
    log.info(`stopping: ${why}`);
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error("the stop failed", error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => end("SIGTERM", 0));
  process.on("SIGINT", () => end("SIGINT", 0));
  process.on("uncaughtException", (error) => {
    log.error("an error that nothing caught", error);
    end("an error that nothing caught", 1);
  });
  process.on("unhandledRejection", (error) => {
    log.error("a promise that nothing caught", error);
    end("a promise that nothing caught", 1);
  });
}

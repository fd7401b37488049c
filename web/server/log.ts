import type { PortalEnv } from "@anteroom/config/env";

/** Where the web host writes what an operator should know; never a request's content. */
export interface Logger {
  info(message: string): void;
  error(message: string, error?: unknown): void;
}

/** One JSON line for each message, as the core writes them. */
export function createLog(env: Pick<PortalEnv, "logLevel">): Logger {
  const line = (level: string, message: string, more: object = {}): string =>
    `${JSON.stringify({ level, time: new Date().toISOString(), part: "web", message, ...more })}\n`;
  const quiet = ["silent", "fatal"].includes(env.logLevel);
  const informs = ["info", "debug", "trace"].includes(env.logLevel);
  return {
    info: (message) => void (informs && process.stdout.write(line("info", message))),
    error: (message, error) => void (!quiet && process.stderr.write(line("error", message, { error: error instanceof Error ? (error.stack ?? error.message) : error }))),
  };
}

import type { PortalEnv } from "@anteroom/config/env";

/** What an operator reads when the start fails; the stack only where someone debugs. */
export function explainStart(error: unknown, env: Pick<PortalEnv, "host" | "port" | "logLevel">): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === "EADDRINUSE") return `  Port ${env.port} on ${env.host} is in use. Stop what uses it, or set PORT to another one.`;
  if (code === "EACCES") return `  Port ${env.port} may not be opened by this user. Set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL") return `  ${env.host} is not an address of this machine. Set HOST to one that is, such as 127.0.0.1.`;
  if (!(error instanceof Error)) return `  ${String(error)}`;
  const debugging = env.logLevel === "debug" || env.logLevel === "trace";
  return debugging ? (error.stack ?? error.message) : `  ${error.message}\n  LOG_LEVEL=debug shows where it comes from.`;
}

import type { AnyTRPCRouter } from "@trpc/server";
import { getTRPCErrorFromUnknown, getTRPCErrorShape } from "@trpc/server";
import { AppError } from "../errors.ts";
import type { AppCode } from "../errors.ts";

/** What an ack says when something was refused; the same words and facts as the answer over HTTP. */
export interface Refusal {
  ok: false;
  error: { message: string; code: number; data: Record<string, unknown> };
}

/** Shapes an error as the router's own formatter does for HTTP. */
export function refusalOf(router: AnyTRPCRouter, cause: unknown, call: { path?: string; type?: "query" | "mutation"; input?: unknown } = {}): Refusal {
  const error = getTRPCErrorFromUnknown(cause);
  const shape = getTRPCErrorShape({ config: router._def._config, error, type: call.type ?? "unknown", path: call.path, input: call.input, ctx: undefined });
  return { ok: false, error: shape as Refusal["error"] };
}

const words: Partial<Record<AppCode, string>> = {
  NOT_SIGNED_IN: "You were signed out to keep your information private. Sign in to go on.",
  LOCKED: "This is locked to keep it private. Unlock it to go on.",
  SECOND_FACTOR: "Enter the code from your authenticator app to go on.",
  PLUGIN_DISABLED: "Your practice has turned this off.",
  RATE_LIMITED: "That was a lot at once. Wait a moment and try again.",
};

/** An error with the portal's usual sentence for its code. */
export const usualError = (code: AppCode): AppError => new AppError(code, words[code] ?? "You do not have access to this. Your practice can change it.", code === "RATE_LIMITED" ? { retryAfterMinutes: 1 } : {});

/** What a refused connection tells the browser, as `connect_error` carries it. */
export function connectRefusal(code: AppCode): Error & { data: { appCode: AppCode } } {
  return Object.assign(new Error(code), { data: { appCode: code } });
}

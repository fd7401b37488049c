import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from "@trpc/server";
import type { AnyTRPCRouter } from "@trpc/server";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Host } from "../host-parts.ts";
import { AppError } from "../errors.ts";
import { hostKey } from "../trpc/context.ts";
import type { Cookies, TrpcContext } from "../trpc/context.ts";
import type { LiveSocket } from "./live-socket.ts";

/** What a browser sends with the event `call`. */
interface Call {
  path: string;
  type: "query" | "mutation";
  input?: unknown;
}

/** Errors have the shape that HTTP gives them. */
export type CallAnswer = { ok: true; data: unknown } | { ok: false; error: unknown };

const callsInTenSeconds = 600;

const noCookies: Cookies = {
  get: () => undefined,
  set() {
    throw new AppError("UNAVAILABLE", "This has to be asked over HTTP, because it changes cookies.");
  },
  clear() {
    throw new AppError("UNAVAILABLE", "This has to be asked over HTTP, because it changes cookies.");
  },
};

const isCall = (value: unknown): value is Call => {
  const call = value as Partial<Call> | null;
  return typeof call === "object" && call !== null && typeof call.path === "string" && call.path.length < 200 && (call.type === "query" || call.type === "mutation");
};

/**
 * Runs procedures that come as a socket event: the hot path beside HTTP, at a fraction of its cost.
 * The session is looked at again for every call.
 */
export function createSocketCalls(host: Host, router: () => AnyTRPCRouter | null) {
  const limit = new RateLimiterMemory({ points: callsInTenSeconds, duration: 10 });
  return async (socket: LiveSocket, call: unknown): Promise<CallAnswer> => {
    const root = router();
    if (!root || !isCall(call)) return { ok: false, error: { message: "This call cannot be read.", data: { appCode: "INVALID" } } };
    const { address, userAgent, session, token } = socket.data;
    let ctx: TrpcContext | undefined;
    try {
      await limit.consume(session.accountId).catch(() => {
        throw new AppError("RATE_LIMITED", "That was too much at once. Wait a minute and try again.", { retryAfterMinutes: 1 });
      });
      const found = await host.accounts.resolve(token);
      ctx = { [hostKey]: host, origin: { address, userAgent, transport: "socket" }, session: found?.session ?? null, viewer: found?.viewer ?? null, cookies: noCookies };
      const data: unknown = await callTRPCProcedure({ router: root, path: call.path, type: call.type, ctx, getRawInput: () => Promise.resolve(call.input), signal: undefined, batchIndex: 0 });
      return { ok: true, data };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      if (error.code === "INTERNAL_SERVER_ERROR") host.log.error({ path: call.path, error: error.cause ?? error }, "a procedure failed");
      return { ok: false, error: getTRPCErrorShape({ config: root._def._config, error, type: call.type, path: call.path, input: undefined, ctx }) };
    }
  };
}

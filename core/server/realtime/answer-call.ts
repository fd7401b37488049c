import type { AnyTRPCRouter } from "@trpc/server";
import { callTRPCProcedure, getTRPCErrorFromUnknown } from "@trpc/server";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { hostKey } from "../trpc/context.ts";
import type { TrpcContext } from "../trpc/context.ts";
import { liveLimits } from "./allowance.ts";
import type { Connection } from "./connection.ts";
import { refusalOf, usualError } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

type Answer = { ok: true; data: unknown } | Refusal;

interface CallRequest {
  path: string;
  type: "query" | "mutation";
  input?: unknown;
}

const isCall = (request: unknown): request is CallRequest => {
  const { path, type } = (request ?? {}) as Partial<CallRequest>;
  return typeof path === "string" && path.length <= 200 && (type === "query" || type === "mutation");
};

/** What signs in, out or over sets cookies, which only an HTTP answer can. */
const httpOnly = (call: CallRequest): boolean => call.type === "mutation" && (call.path.startsWith("account.") || call.path.startsWith("people.enrolment."));

/** Runs one procedure for a connection, asking anew who it is; answers exactly as HTTP would. */
export async function answerCall(host: Host, router: AnyTRPCRouter, connection: Connection, request: unknown): Promise<Answer> {
  if (!isCall(request)) return refusalOf(router, new AppError("INVALID", "A call needs a path, a type and an input."));
  if (httpOnly(request)) {
    return refusalOf(router, new AppError("UNAVAILABLE", "This changes the sign-in and cannot be sent over the live connection. Send it over HTTP.", { reason: "http-only" }), request);
  }
  if (connection.running >= liveLimits.running) return refusalOf(router, usualError("RATE_LIMITED"), request);
  connection.running += 1;
  const { path, type, input } = request;
  try {
    const found = connection.token === undefined ? null : await host.accounts.resolve(connection.token);
    const ctx: TrpcContext = { [hostKey]: host, origin: connection.origin, session: found?.session ?? null, viewer: found?.viewer ?? null, cookies: connection.cookies };
    const data: unknown = await callTRPCProcedure({ router, path, type, ctx, getRawInput: async () => input, signal: undefined, batchIndex: 0 });
    return { ok: true, data };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    if (error.code === "INTERNAL_SERVER_ERROR") host.log.error({ path, error: error.cause ?? error }, "a procedure failed");
    return refusalOf(router, error, request);
  } finally {
    connection.running -= 1;
  }
}

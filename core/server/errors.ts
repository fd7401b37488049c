import { TRPCError } from "@trpc/server";

/** What went wrong, for programs; each has one sentence for people in `message`. */
export type AppCode =
  | "PLUGIN_DISABLED" | "NOT_SIGNED_IN" | "LOCKED" | "FORBIDDEN" | "NOT_FOUND" | "STALE" | "CONFLICT"
  | "RATE_LIMITED" | "INVALID" | "EXPIRED" | "USED" | "SECOND_FACTOR" | "UNAVAILABLE";

const httpCode: Record<AppCode, TRPCError["code"]> = {
  PLUGIN_DISABLED: "FORBIDDEN", NOT_SIGNED_IN: "UNAUTHORIZED", LOCKED: "UNAUTHORIZED", FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND", STALE: "CONFLICT", CONFLICT: "CONFLICT", RATE_LIMITED: "TOO_MANY_REQUESTS",
  INVALID: "BAD_REQUEST", EXPIRED: "PRECONDITION_FAILED", USED: "PRECONDITION_FAILED",
  SECOND_FACTOR: "UNAUTHORIZED", UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

/** What an error may carry to the browser; never personal details. */
export interface AppErrorDetails {
  pluginId?: string;
  reason?: string;
  /** Messages by field name, for the form that was sent. */
  fields?: Record<string, string>;
  retryAfterMinutes?: number;
  data?: Record<string, unknown>;
}

/** An error whose `message` may be shown to the person who asked. */
export class AppError extends TRPCError {
  readonly appCode: AppCode;
  readonly details: AppErrorDetails;
  constructor(appCode: AppCode, message: string, details: AppErrorDetails = {}) {
    super({ code: httpCode[appCode], message });
    this.name = "AppError";
    this.appCode = appCode;
    this.details = details;
  }
}

/** Foreign and absent things answer alike, so that nobody learns what exists. */
export const notFound = (what = "this"): AppError => new AppError("NOT_FOUND", `We could not find ${what}.`);

/** Refuses input with one message for each field. */
export const invalid = (fields: Record<string, string>): AppError =>
  new AppError("INVALID", Object.values(fields)[0] ?? "Check what you typed.", { fields });

/** Refuses a change to what somebody else has changed since it was opened; the form keeps what was typed beside the newer state. */
export const stale = (what = "This"): AppError =>
  new AppError("STALE", `${what} was changed by somebody else while you had it open. Look at it as it is now, then save again.`);

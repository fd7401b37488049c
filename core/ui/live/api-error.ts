import type { SignedOut } from "./signed-out.ts";

/** Why a call had no effect, in the words of the server. */
export interface ApiError {
  /** An `AppCode` of the server, or UNREACHABLE when no answer came. */
  appCode: string;
  /** One sentence that may be shown. */
  message: string;
  pluginId?: string;
  reason?: string;
  /** Messages by field, for the form that was sent. */
  fields?: Record<string, string>;
  retryAfterMinutes?: number;
}

const unreachable: ApiError = { appCode: "UNREACHABLE", message: "We could not reach the portal. Check your connection and try again." };

/** Reads what a call rejected with. */
export function apiErrorOf(cause: unknown): ApiError {
  // Told by its name: the class would bring the whole client into every page.
  if (!(cause instanceof Error) || cause.name !== "TRPCClientError") return unreachable;
  const { data } = cause as { data?: Partial<ApiError> | null };
  return typeof data?.appCode === "string" ? { ...data, appCode: data.appCode, message: cause.message } : unreachable;
}

/** Which question an error asks the person, if it is of that kind. */
export function signedOutBy({ appCode, reason, message }: ApiError): SignedOut | undefined {
  if (appCode === "NOT_SIGNED_IN") return { why: "signed-out", message };
  if (appCode === "LOCKED") return { why: "locked", message };
  if (appCode === "SECOND_FACTOR") return { why: "second-factor", message };
  return appCode === "FORBIDDEN" && reason === "prove-again" ? { why: "prove-again", message } : undefined;
}

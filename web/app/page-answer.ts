import { ownPath } from "./own-path.ts";
import { data, redirect } from "./remix.ts";

/** An error of the core that may be shown: `message` is fit for people. */
export interface ShownError {
  appCode: string;
  message: string;
  details: { fields?: Record<string, string>; retryAfterMinutes?: number; reason?: string; pluginId?: string };
}

/** The core's error inside what a procedure threw; undefined for anything unexpected, which must stay an error. */
export function shownError(error: unknown): ShownError | undefined {
  const found = [error, (error as { cause?: unknown } | undefined)?.cause].find(isShown);
  return found && { appCode: found.appCode, message: found.message, details: found.details };
}

const isShown = (error: unknown): error is ShownError =>
  error instanceof Error && typeof (error as Partial<ShownError>).appCode === "string" && typeof (error as Partial<ShownError>).details === "object";

const statusOf: Record<string, number> = { PLUGIN_DISABLED: 403, FORBIDDEN: 403, NOT_FOUND: 404, STALE: 409, CONFLICT: 409, RATE_LIMITED: 429, INVALID: 400, EXPIRED: 410, USED: 410, UNAVAILABLE: 503 };

/**
 * Waits for a procedure that a loader calls. Someone signed out goes to the sign-in page and comes back;
 * a refusal becomes an error page with the core's own words; anything else stays an unexpected error.
 */
export async function pageAnswer<T>(request: Request, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const shown = shownError(error);
    if (shown === undefined) throw error;
    const { pathname, search } = new URL(request.url);
    const back = `?next=${encodeURIComponent(ownPath(`${pathname.replace(/\.data$/, "")}${search}`))}`;
    if (shown.appCode === "NOT_SIGNED_IN") throw redirect(`/signin${back}`);
    if (shown.appCode === "SECOND_FACTOR") throw redirect(`/signin/code${back}`);
    if (shown.appCode === "LOCKED") throw redirect(`/locked${back}`);
    throw data({ appCode: shown.appCode, message: shown.message }, { status: statusOf[shown.appCode] ?? 500 });
  }
}

import { refusalIn, schemaErrors } from "@anteroom/core/ui/refusal.ts";
import { ownPath } from "./own-path.ts";
import { data, redirect } from "./remix.ts";

const statusOf: Record<string, number> = { PLUGIN_DISABLED: 403, FORBIDDEN: 403, NOT_FOUND: 404, STALE: 409, CONFLICT: 409, RATE_LIMITED: 429, INVALID: 400, EXPIRED: 410, USED: 410, UNAVAILABLE: 503 };

/**
 * Waits for a procedure that a loader calls. Someone signed out goes to the sign-in page and comes back;
 * a refusal becomes an error page with the core's own words; anything else stays an unexpected error.
 */
export async function pageAnswer<T>(request: Request, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const shown = refusalIn(error);
    // An address that cannot be right is no page; a form that no page sends is not answered.
    if (shown === undefined && schemaErrors(error)) throw data(null, { status: request.method === "POST" ? 400 : 404 });
    if (shown === undefined) throw error;
    const { pathname, search } = new URL(request.url);
    const back = `?next=${encodeURIComponent(ownPath(`${pathname.replace(/\.data$/, "")}${search}`))}`;
    if (shown.appCode === "NOT_SIGNED_IN") throw redirect(`/signin${back}`);
    if (shown.appCode === "SECOND_FACTOR") throw redirect(`/signin/code${back}`);
    if (shown.appCode === "LOCKED") throw redirect(`/locked${back}`);
    throw data({ appCode: shown.appCode, message: shown.message }, { status: statusOf[shown.appCode] ?? 500 });
  }
}

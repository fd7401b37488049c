import type { AnyTRPCRouter } from "@trpc/server";
import { refusalIn, schemaErrors } from "./refusal.ts";

/** Where a list goes on: the `after` of the address, for the input of a procedure that takes `pageCursor`. */
export const cursorIn = (request: Request): string | undefined => new URL(request.url).searchParams.get("after") ?? undefined;

/** What Remix gives a loader or an action of a plugin's page. */
export interface PluginPageArgs {
  request: Request;
  /** The host's context; its `caller` acts as the person who asked. */
  context: unknown;
}

const doors: Record<string, string> = { NOT_SIGNED_IN: "/signin", SECOND_FACTOR: "/signin/code", LOCKED: "/locked" };
const statuses: Record<string, number> = { PLUGIN_DISABLED: 403, FORBIDDEN: 403, NOT_FOUND: 404, STALE: 409, CONFLICT: 409, RATE_LIMITED: 429, EXPIRED: 410, USED: 410, UNAVAILABLE: 503 };

const errorPage = ({ appCode, message }: { appCode: string; message: string }, status: number): Response =>
  new Response(JSON.stringify({ appCode, message }), { status, headers: { "Content-Type": "application/json" } });

/** What a page throws in the place of an error: a way to the sign-in page, or the portal's error page with its words. */
export function pageErrorOf(error: unknown, request: Request): unknown {
  const refusal = refusalIn(error);
  // A page that is opened has no form to show a sentence in: an address that cannot be right is no page.
  if (request.method === "GET" && (refusal?.appCode === "INVALID" || (!refusal && schemaErrors(error)))) return notFoundPage("this page");
  if (!refusal || refusal.appCode === "INVALID") return error;
  const door = doors[refusal.appCode];
  if (door) {
    const { pathname, search } = new URL(request.url);
    return new Response(null, { status: 302, headers: { Location: `${door}?next=${encodeURIComponent(`${pathname.replace(/\.data$/, "")}${search}`)}` } });
  }
  const status = statuses[refusal.appCode] ?? 500;
  return errorPage(refusal, status);
}

/** For a loader to throw where its own list has no such thing: the portal's page "We could not find this reply." */
export const notFoundPage = (what: string): Response =>
  errorPage({ appCode: "NOT_FOUND", message: `We could not find ${what}.` }, 404);

/** A plugin's procedures as the person who asked, which throw what they throw. */
export const procedures = <Router extends AnyTRPCRouter>(pluginId: string, { context }: PluginPageArgs): ReturnType<Router["createCaller"]> =>
  (context as { caller: Record<string, ReturnType<Router["createCaller"]>> }).caller[pluginId] as ReturnType<Router["createCaller"]>;

/**
 * A plugin's procedures for the loaders and actions of its pages, as the person who asked:
 * `const api = pluginPageApi<ToDosRouter>("to-dos", args)`. Somebody signed out goes to the sign-in page and comes back;
 * a refusal becomes the portal's own error page with its words. What an action sends and the schema refuses is thrown as it is,
 * for `fieldErrors`; an address that the schema refuses is a page that is not there.
 */
export function pluginPageApi<Router extends AnyTRPCRouter>(pluginId: string, args: PluginPageArgs): ReturnType<Router["createCaller"]> {
  const at = (target: unknown): unknown =>
    new Proxy(() => undefined, {
      get: (_, name) => at((target as Record<string | symbol, unknown>)[name]),
      apply: (_, _this, [input]: [unknown?]) =>
        (target as (input?: unknown) => Promise<unknown>)(input).catch((error: unknown) => {
          throw pageErrorOf(error, args.request);
        }),
    });
  return at(procedures(pluginId, args)) as ReturnType<Router["createCaller"]>;
}

/** The sentence for each field of refused input, for the form to show; null for every other error, which the caller throws on. `pluginForm` does this for you. */
export function fieldErrors(error: unknown): Record<string, string> | null {
  const refusal = refusalIn(error);
  if (!refusal) return schemaErrors(error);
  return refusal.appCode === "INVALID" ? (refusal.details.fields ?? { form: refusal.message }) : null;
}

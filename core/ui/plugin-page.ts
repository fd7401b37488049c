import type { AnyTRPCRouter } from "@trpc/server";

/** What Remix gives a loader or an action of a plugin's page. */
export interface PluginPageArgs {
  request: Request;
  /** The host's context; its `caller` acts as the person who asked. */
  context: unknown;
}

interface Refusal {
  appCode: string;
  message: string;
  details: { fields?: Record<string, string> };
}

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && typeof (error as Partial<Refusal>).appCode === "string" && typeof (error as Partial<Refusal>).details === "object";

const refusalIn = (error: unknown): Refusal | undefined => [error, (error as { cause?: unknown } | undefined)?.cause].find(isRefusal);

const doors: Record<string, string> = { NOT_SIGNED_IN: "/signin", SECOND_FACTOR: "/signin/code", LOCKED: "/locked" };
const statuses: Record<string, number> = { PLUGIN_DISABLED: 403, FORBIDDEN: 403, NOT_FOUND: 404, STALE: 409, CONFLICT: 409, RATE_LIMITED: 429, EXPIRED: 410, USED: 410, UNAVAILABLE: 503 };

function pageErrorOf(error: unknown, request: Request): unknown {
  const refusal = refusalIn(error);
  if (!refusal || refusal.appCode === "INVALID") return error;
  const door = doors[refusal.appCode];
  if (door) {
    const { pathname, search } = new URL(request.url);
    return new Response(null, { status: 302, headers: { Location: `${door}?next=${encodeURIComponent(`${pathname.replace(/\.data$/, "")}${search}`)}` } });
  }
  const status = statuses[refusal.appCode] ?? 500;
  return new Response(JSON.stringify({ appCode: refusal.appCode, message: refusal.message }), { status, headers: { "Content-Type": "application/json" } });
}

/**
 * A plugin's procedures for the loaders and actions of its pages, as the person who asked:
 * `const api = pluginPageApi<ToDosRouter>("to-dos", args)`. Somebody signed out goes to the sign-in page and comes back;
 * a refusal becomes the portal's own error page with its words; refused input is thrown as it is, for `fieldErrors`.
 */
export function pluginPageApi<Router extends AnyTRPCRouter>(pluginId: string, { request, context }: PluginPageArgs): ReturnType<Router["createCaller"]> {
  const { caller } = context as { caller: Record<string, unknown> };
  const at = (target: unknown): unknown =>
    new Proxy(() => undefined, {
      get: (_, name) => at((target as Record<string | symbol, unknown>)[name]),
      apply: (_, _this, [input]: [unknown?]) =>
        (target as (input?: unknown) => Promise<unknown>)(input).catch((error: unknown) => {
          throw pageErrorOf(error, request);
        }),
    });
  return at(caller[pluginId]) as ReturnType<Router["createCaller"]>;
}

/** The sentence for each field of refused input, for the form to show; null for every other error, which the caller throws on. */
export function fieldErrors(error: unknown): Record<string, string> | null {
  const refusal = refusalIn(error);
  if (refusal) return refusal.appCode === "INVALID" ? (refusal.details.fields ?? { form: refusal.message }) : null;
  const issues = (error as { cause?: { issues?: { path: PropertyKey[]; message: string }[] } } | undefined)?.cause?.issues;
  if (!Array.isArray(issues)) return null;
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  return fields;
}

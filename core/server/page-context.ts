import { sessionCookieName } from "./accounts/session-cookie.ts";
import type { Session } from "./accounts/accounts.ts";
import type { Host } from "./host-parts.ts";
import { createCookies } from "./http/cookies.ts";
import { hostKey } from "./trpc/context.ts";
import type { CallOrigin, TrpcContext } from "./trpc/context.ts";
import type { coreRouter } from "./trpc/root-router.ts";
import type { Viewer } from "./viewer.ts";

/** Calls any procedure as the signed-in person, without HTTP. */
export type CoreCaller = ReturnType<typeof coreRouter.createCaller> & Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;

/** What is needed of a request to know who is asking. */
export interface PageRequest {
  cookieHeader: string | undefined;
  address: string;
  userAgent: string;
  transport: CallOrigin["transport"];
  /** The person did this by hand (opened a page, sent a form), so that the session stays open. */
  acts?: boolean;
  /** The page's own path, without what follows the question mark. */
  path?: string;
  /** Writes one `Set-Cookie` header on the answer. */
  appendCookie(setCookie: string): void;
}

/** What loaders and actions of the web app work with. */
export interface PageContext {
  session: Session | null;
  viewer: Viewer | null;
  /** What the viewer may see, as `PortalEvents["seated"]` says it. */
  seatPrint: string | null;
  caller: CoreCaller;
  baseUrl: string;
  demo: boolean;
}

/** Finds out who is asking; the session and viewer are looked up afresh for every request. */
export async function trpcContextOf(host: Host, request: PageRequest): Promise<TrpcContext> {
  const { baseUrl } = host.options;
  const cookies = createCookies(request.cookieHeader, baseUrl.startsWith("https:"), request.appendCookie);
  const token = cookies.get(sessionCookieName(baseUrl));
  const found = token ? await host.accounts.resolve(token) : null;
  return {
    [hostKey]: host,
    origin: { address: request.address, userAgent: request.userAgent.slice(0, 300), transport: request.transport },
    session: found?.session ?? null,
    viewer: found?.viewer ?? null,
    cookies,
  };
}

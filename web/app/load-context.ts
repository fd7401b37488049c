import type { HostFacts } from "../server/page-handler.ts";
import type { PageContext as CorePageContext } from "../server/portal-door.ts";

/** What every loader and action finds in `context`: `caller`, `viewer`, `session`, `baseUrl`, `demo` and the nonce. */
export type PageContext = CorePageContext & HostFacts;

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends CorePageContext, HostFacts {}
  interface Future {
    v3_singleFetch: true;
  }
}

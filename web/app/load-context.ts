import type { HostFacts } from "../server/page-handler.ts";
import type { RequestContext } from "../server/portal-door.ts";

/** What every loader and action finds in `context`. */
export type PageContext = RequestContext & HostFacts;

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext, HostFacts {}
  interface Future {
    v3_singleFetch: true;
  }
}

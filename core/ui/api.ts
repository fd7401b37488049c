import { createTRPCClient, httpBatchStreamLink } from "@trpc/client";
import type { TRPCClient } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import type { CoreRouter } from "@anteroom/core/host";
import { liveLink } from "./live/live-link.ts";
import { signInLink } from "./live/sign-in-link.ts";
import { callOverSocket, restartLive } from "./socket.ts";

function createApi(): unknown {
  return createTRPCClient<AnyTRPCRouter>({
    links: [
      signInLink(restartLive),
      liveLink(callOverSocket),
      // Queries are posted too: no input ever stands in an address.
      httpBatchStreamLink({ url: "/trpc", methodOverride: "POST", maxItems: 40 }),
    ],
  });
}

// One client for core and every plugin: what is asked in one turn travels in one request.
// Pure, so that pages without calls do not carry it.
const client = /* @__PURE__ */ createApi();

/** Core's procedures, for the browser. */
export const coreApi = client as TRPCClient<CoreRouter>;

/** A plugin's procedures, for the browser: `const api = pluginApi<ToDosRouter>("to-dos")`. */
export function pluginApi<Router extends AnyTRPCRouter>(pluginId: string): TRPCClient<Router> {
  return (client as Record<string, TRPCClient<Router>>)[pluginId] as TRPCClient<Router>;
}

/** Second argument of a mutation that may be sent twice, because its input has a key or it sets a value. */
export const idempotent = { context: { idempotent: true } } as const;

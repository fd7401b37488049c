import type { TRPCClient } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import type { CoreRouter } from "@anteroom/core/host";
import { lazyClient } from "./live/lazy-client.ts";

// A page is drawn and usable before its first call, so the client's code comes after it.
const client = /* @__PURE__ */ lazyClient(() => import("./live/api-client.ts").then(({ apiClient }) => apiClient));

/** Core's procedures, for the browser. */
export const coreApi = client as TRPCClient<CoreRouter>;

/** A plugin's procedures, for the browser: `const api = pluginApi<ToDosRouter>("to-dos")`. */
export function pluginApi<Router extends AnyTRPCRouter>(pluginId: string): TRPCClient<Router> {
  return (client as Record<string, TRPCClient<Router>>)[pluginId] as TRPCClient<Router>;
}

/** Second argument of a mutation that may be sent twice, because its input has a key or it sets a value. */
export const idempotent = { context: { idempotent: true } } as const;

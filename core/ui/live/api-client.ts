import { createTRPCClient, httpBatchStreamLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { callOverSocket, restartLive } from "../socket.ts";
import { liveLink } from "./live-link.ts";
import { signInLink } from "./sign-in-link.ts";

/** The one client for core and every plugin: what is asked in one turn travels in one request. */
export const apiClient: unknown = createTRPCClient<AnyTRPCRouter>({
  links: [
    signInLink(restartLive),
    liveLink(callOverSocket),
    // Queries are posted too: no input ever stands in an address.
    httpBatchStreamLink({ url: "/trpc", methodOverride: "POST", maxItems: 40 }),
  ],
});

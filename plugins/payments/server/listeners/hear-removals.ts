import { listen } from "@anteroom/core/server";
import { z } from "zod";
import { endAgreements } from "../autopay/end-agreements.ts";

/** Ends what somebody agreed to when they are removed from the portal. */
export const hearRemovals = listen({ to: "core.portal-user-removed", version: 1, as: "end-agreements", read: z.object({ portalUserId: z.string() }), run: (ctx, { data }) => endAgreements(ctx, data) });

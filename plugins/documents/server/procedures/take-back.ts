import { z } from "zod";
import { voidRequest } from "../signing/stop-request.ts";
import { reachRequest } from "../signing/reach-request.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Takes a request back; with a reason once somebody has signed. */
export const takeBack = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ requestId: id, reason: z.string().trim().max(1_000, "Use 1,000 characters or fewer.").default("") }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await reachRequest(plugin, viewer, input.requestId);
    await voidRequest(plugin, viewer, input.requestId, input.reason);
    return { requestId: input.requestId };
  });

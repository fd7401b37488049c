import { z } from "zod";
import { resumeRequest } from "../signing/stop-request.ts";
import { reachRequest } from "../signing/reach-request.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Lets a request go on that waits for an answer to a question. */
export const letGoOn = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ requestId: id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await reachRequest(plugin, viewer, input.requestId);
    await resumeRequest(plugin, input.requestId);
    return { requestId: input.requestId };
  });

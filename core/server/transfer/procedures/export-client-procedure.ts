import { z } from "zod";
import { requireClient } from "../../people/people-access.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { makeDownload } from "../make-download.ts";

/** A link of ten minutes, good for one download, to everything about a client. */
export const exportClientProcedure = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.object({ clientId: z.string().max(26) }))
  .mutation(async ({ ctx, input }) => {
    await requireClient(ctx.host, ctx.viewer, input.clientId);
    return makeDownload(ctx, { kind: "client", clientId: input.clientId });
  });

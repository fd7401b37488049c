import { z } from "zod";
import { hostOf } from "../trpc/context.ts";
import { viewerProcedure } from "../trpc/core-procedures.ts";
import { router } from "../trpc/trpc.ts";

/** A link of five minutes to one file, for this viewer only. */
const link = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(z.strictObject({ fileId: z.string().max(26), disposition: z.enum(["inline", "attachment"]).default("attachment") }))
  .query(async ({ ctx, input }): Promise<{ href: string }> => ({ href: await hostOf(ctx).files.link(ctx.viewer, input.fileId, input.disposition) }));

export const filesRouter = router({ link });

import { z } from "zod";
import { hostOf } from "../../trpc/context.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { switchPlugin } from "../switch-plugin.ts";

/** Switches a plugin for the practice; see `switchPlugin` for what it refuses. */
export const switchPluginProcedure = staffProcedure
  .meta({ permission: "core.plugins" })
  .input(z.strictObject({ pluginId: z.string().max(40), on: z.boolean(), revision: z.number().int().min(0), cascade: z.boolean().default(false) }))
  .mutation(async ({ ctx, input }) => {
    await switchPlugin(hostOf(ctx), ctx.viewer, input);
    return { on: input.on };
  });

import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import { findTemplate } from "../templates/find-template.ts";
import { publishTemplate } from "../templates/publish-template.ts";
import { staffProcedure } from "../trpc.ts";
import { id, key } from "./ids.ts";

/** Publishes the saved draft as the next version. */
export const publish = staffProcedure
  .meta({ permission: "documents.templates" })
  .input(z.object({ key, templateId: id, rev: z.number().int(), resign: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) =>
    plugin.transaction((tx) =>
      plugin.once(`publish:${viewer.staffId}:${input.key}`, tx, async () => {
        const row = await findTemplate(plugin, input.templateId, tx);
        if (row.rev !== input.rev) throw new AppError("STALE", "Somebody else changed this since you opened it. Load the page again and read it before you publish it.", { reason: "changed" });
        return { version: await publishTemplate(plugin, row, { resign: input.resign, by: viewer.staffId }, tx) };
      }),
    ),
  );

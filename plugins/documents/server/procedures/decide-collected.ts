import { z } from "zod";
import { invalid } from "@anteroom/core/server";
import { decideLine } from "../collect/change-collection.ts";
import { requireCollection } from "../collect/load-collection.ts";
import { staffProcedure } from "../trpc.ts";
import { id, key } from "./ids.ts";

/** Accepts what was sent for a line, or says why another file is needed. */
export const decideCollected = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ key, id, lineId: id, accept: z.boolean(), reason: z.string().trim().max(500, "Use 500 characters or fewer.").default("") }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await requireCollection(plugin, viewer, input.id);
    if (!input.accept && input.reason === "") throw invalid({ reason: "Say what is wrong with it, so that they can send another." });
    await plugin.transaction((tx) => plugin.once(`decide:${viewer.staffId}:${input.key}`, tx, () => decideLine(plugin, viewer, input, input, tx).then(() => null)));
    return { id: input.id };
  });

import { z } from "zod";
import { invalid } from "@anteroom/core/server";
import { sendForLine } from "../collect/change-collection.ts";
import { requireCollection } from "../collect/load-collection.ts";
import { prepareFiles } from "../uploads/store-uploads.ts";
import { portalProcedure } from "../trpc.ts";
import { id, key } from "./ids.ts";

/** Sends files for one line of a request. The same key again sends nothing more. */
export const sendCollected = portalProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ key, id, lineId: id, fileIds: z.array(id).max(10, "Send 10 files or fewer at a time."), join: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { lines } = await requireCollection(plugin, viewer, input.id);
    if (input.fileIds.length === 0) throw invalid({ files: "Add a file." });
    const line = lines.find((one) => one.id === input.lineId);
    const prepared = await prepareFiles(plugin, viewer, { key: input.key, fileIds: input.fileIds, title: line?.label ?? "", note: "", audience: "named", join: input.join });
    if (!prepared) return { id: input.id };
    await plugin.transaction((tx) => plugin.once(`send-collected:${viewer.portalUserId}:${input.key}`, tx, () => sendForLine(plugin, viewer, input, prepared, tx).then(() => null)));
    return { id: input.id };
  });

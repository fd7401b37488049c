import { z } from "zod";
import { notFound } from "@anteroom/core/server";
import { noteRead, requireItem } from "../items/visible-items.ts";
import { viewerProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Notes a download and answers which file it is; the file's own guard is asked again when its bytes are. */
export const openFile = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ id, /** Only to draw the picture in its page. */ look: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const found = await requireItem(plugin, viewer, input.id);
    if (!found.fileId) throw notFound("this document");
    const inline = input.look || (found.viewOnly === 1 && viewer.kind === "portal");
    if (!inline) await noteRead(plugin, viewer, found, "downloaded");
    return { fileId: found.fileId, inline };
  });

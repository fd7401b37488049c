import { z } from "zod";
import { notFound } from "@anteroom/core/server";
import { isCollected } from "../collect/load-collection.ts";
import { visibleItem } from "../items/visible-items.ts";
import { portalProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** How a document stands that the portal user sent: whether the practice has opened it, and whether it can be taken back. */
export const sent = portalProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ id }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const found = await visibleItem(plugin, viewer, input.id);
    if (found?.source !== "client") throw notFound("this document");
    const [file] = found.fileId ? await plugin.files.facts([found.fileId]) : [];
    const mine = found.madeBy === viewer.portalUserId;
    return { isOpened: found.staffOpenedAt !== null, canTakeBack: mine && found.staffOpenedAt === null && !(await isCollected(plugin, found)), fileState: file?.state ?? null, locked: file?.locked ?? false };
  });

import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import { remindCollection } from "../collect/collection-timers.ts";
import { requireCollection } from "../collect/load-collection.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

const day = 86_400_000;

/** Reminds a portal user of documents that are still wanted, once a day at most. @throws AppError `CONFLICT` when nothing is wanted */
export const remindCollected = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { row } = await requireCollection(plugin, viewer, input.id);
    if (row.state !== "wanted") throw new AppError("CONFLICT", "Nothing is wanted from them now, so there is nothing to remind them of.");
    await remindCollection(plugin, row.id, `remind-now:${row.id}:${Math.floor(plugin.now() / day)}`);
    return { id: row.id };
  });

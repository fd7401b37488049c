import { z } from "zod";
import { AppError, notFound } from "@anteroom/core/server";
import { requireItem } from "../items/visible-items.ts";
import { items } from "../tables/item-rows.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Takes a shared document back: nobody of the portal sees it any more. What was signed stays with those who signed. */
export const revoke = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const found = await requireItem(plugin, viewer, input.id);
    if (found.source === "client") throw notFound("this document");
    if (found.source === "signed") throw new AppError("CONFLICT", "Signed documents stay with those who signed them.");
    await plugin.transaction(async (tx) => {
      const [changed] = await plugin.model(items).update({ revokedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id: found.id, revokedAt: null }, transaction: tx.sequelize });
      if (changed === 0) return;
      await plugin.cards.touch("documents.shared", found.id, tx);
      await plugin.audit("revoked", { subject: found.id, clientId: found.clientId }, tx);
    });
    return { id: found.id };
  });

import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { viewerProcedure } from "../trpc.ts";

/** Withdraws an own message while nobody has read it, for two minutes. */
export const withdraw = viewerProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: idInput(), entryId: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.inbox.withdraw(viewer, input.conversationId, input.entryId);
    return { ok: true as const };
  });

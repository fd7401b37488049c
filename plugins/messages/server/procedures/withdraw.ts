import { z } from "zod";
import { viewerProcedure } from "../trpc.ts";
import { ulid } from "./input.ts";

/** Withdraws an own message while nobody has read it, for two minutes. */
export const withdraw = viewerProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: ulid, entryId: ulid }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.inbox.withdraw(viewer, input.conversationId, input.entryId);
    return { ok: true as const };
  });

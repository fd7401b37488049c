import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { staffProcedure } from "../trpc.ts";

/** Leaves a conversation with a part of the team. */
export const leave = staffProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.inbox.leave(viewer, input.conversationId);
    return { ok: true as const };
  });

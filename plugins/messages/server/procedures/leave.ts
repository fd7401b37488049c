import { z } from "zod";
import { staffProcedure } from "../trpc.ts";
import { ulid } from "./input.ts";

/** Leaves a conversation with a part of the team. */
export const leave = staffProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: ulid }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.inbox.leave(viewer, input.conversationId);
    return { ok: true as const };
  });

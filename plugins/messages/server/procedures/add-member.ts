import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { staffProcedure } from "../trpc.ts";

const input = z.object({
  conversationId: idInput(),
  staffId: z.string({ error: "Choose a colleague." }).min(1, "Choose a colleague.").max(26),
  /** Whether they may read what was written before they came. */
  history: z.boolean().default(false),
});

/** Adds a colleague to a conversation with a part of the team. */
export const addMember = staffProcedure
  .meta({ permission: "messages.take-part" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: added }) => {
    await plugin.inbox.addMember(viewer, added);
    return { ok: true as const };
  });

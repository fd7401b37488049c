import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { openOne } from "../topics.ts";
import { viewerProcedure } from "../trpc.ts";

/** Opens a conversation with a part of the team, once for each topic or professional. */
export const openTopic = viewerProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ portalUserId: idInput().optional(), key: z.string({ error: "Choose who to write to." }).min(1, "Choose who to write to.").max(40) }))
  .mutation(({ ctx: { plugin, viewer }, input }) => openOne(plugin, viewer, input.portalUserId, input.key));

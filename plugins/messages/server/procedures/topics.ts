import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { topicChoices } from "../topics.ts";
import { viewerProcedure } from "../trpc.ts";

/** With whom a further conversation can be started; staff name the portal user. */
export const topics = viewerProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ portalUserId: idInput().optional() }).prefault({}))
  .query(({ ctx: { plugin, viewer }, input }) => topicChoices(plugin, viewer, input.portalUserId));

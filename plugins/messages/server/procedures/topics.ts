import { z } from "zod";
import { topicChoices } from "../topics.ts";
import { viewerProcedure } from "../trpc.ts";
import { ulid } from "./input.ts";

/** With whom a further conversation can be started; staff name the portal user. */
export const topics = viewerProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ portalUserId: ulid.optional() }).prefault({}))
  .query(({ ctx: { plugin, viewer }, input }) => topicChoices(plugin, viewer, input.portalUserId));

import { z } from "zod";
import { staffProcedure } from "../trpc.ts";
import { mostTyped, ulid } from "./input.ts";

/** Adds an internal note; only staff ever see it. */
export const note = staffProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: ulid, key: ulid, text: z.string().max(mostTyped) }))
  .mutation(({ ctx: { plugin, viewer }, input }) => plugin.inbox.send(viewer, { ...input, note: true }));

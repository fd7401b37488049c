import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { staffProcedure } from "../trpc.ts";
import { mostTyped } from "./input.ts";

/** Adds an internal note; only staff ever see it. */
export const note = staffProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: idInput(), key: idInput(), text: z.string().max(mostTyped) }))
  .mutation(({ ctx: { plugin, viewer }, input }) => plugin.inbox.send(viewer, { ...input, note: true }));

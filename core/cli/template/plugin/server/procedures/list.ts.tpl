import { z } from "zod";
import { pageCursor, pageOf } from "@anteroom/core/server";
import { items } from "../items.ts";
import { portalProcedure } from "../trpc.ts";

/** What the viewer has been given, newest first. */
export const list = portalProcedure
  .meta({ permission: "{{id}}.use" })
  .input(z.object({ after: pageCursor }).default({}))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const { rows, next } = await pageOf(plugin.model(items), { where: { practiceId: plugin.practiceId, portalUserId: viewer.portalUserId }, after });
    return { items: rows.map(({ id, title, doneAt }) => ({ id, title, done: doneAt !== null })), next };
  });

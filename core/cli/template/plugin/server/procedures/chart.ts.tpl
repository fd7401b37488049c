import { z } from "zod";
import { idInput, pageCursor, pageOf } from "@anteroom/core/server";
import { items } from "../items.ts";
import { staffProcedure } from "../trpc.ts";

/** What a client was given, newest first, and whom the viewer may give something. */
export const chart = staffProcedure
  .meta({ permission: "{{id}}.manage" })
  .input(z.object({ clientId: idInput(), after: pageCursor }))
  .query(async ({ ctx: { plugin }, input: { clientId, after } }) => {
    // Refused here for a client that the viewer may not see.
    const people = await plugin.inbox.reachable({ clientId, permission: "{{id}}.use" });
    const { rows, next } = await pageOf(plugin.model(items), { where: { practiceId: plugin.practiceId, clientId }, after });
    return {
      people: people.map(({ portalUserId, name }) => ({ id: portalUserId, name })),
      items: rows.map(({ id, title, doneAt }) => ({ id, title, done: doneAt !== null })),
      next,
    };
  });

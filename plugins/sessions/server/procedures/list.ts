import { z } from "zod";
import { pageCursor } from "@anteroom/core/server";
import { fillClient } from "../appointments/fill-client.ts";
import { listSessions } from "../list/list-sessions.ts";
import { sessionLines } from "../list/session-line.ts";
import { portalProcedure } from "../trpc.ts";

/** The viewer's sessions: what is to come, the soonest first, or with `past` what was, the newest first. */
export const list = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ past: z.boolean().default(false), after: pageCursor }).default({ past: false }))
  .query(async ({ ctx: { plugin, viewer }, input: { past, after } }) => {
    await fillClient(plugin, viewer.clientId);
    const { rows, next } = await listSessions(plugin, { clientId: viewer.clientId, past, after });
    return { lines: await sessionLines(plugin, viewer, viewer.clientId, rows), next };
  });

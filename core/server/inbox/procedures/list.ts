import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { ulid } from "./ids.ts";

const input = z
  .object({
    before: z.object({ lastAt: z.number().int(), id: ulid }).optional(),
    limit: z.number().int().min(1).max(100).default(30),
    clientId: ulid.optional(),
    view: z.enum(["open", "archived", "waiting"]).default("open"),
  })
  .prefault({});

/** A page of the conversations that the viewer may see. */
export const list = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .query(({ ctx, input: { before, clientId, ...page } }) =>
    ctx.host.inbox.list(ctx.viewer, { ...page, ...(before ? { before } : {}), ...(clientId ? { clientId } : {}) }),
  );

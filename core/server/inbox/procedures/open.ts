import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { seq, ulid } from "./ids.ts";

const at = z.union([z.strictObject({ before: seq }), z.strictObject({ after: seq }), z.strictObject({ around: ulid })]);
const input = z.object({ conversationId: ulid, at: at.optional(), limit: z.number().int().min(1).max(100).default(50) });

/** A stretch of a timeline, the newest when no place is named. */
export const open = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .query(({ ctx, input: { conversationId, at: place, limit } }) => ctx.host.inbox.open(ctx.viewer, conversationId, place ?? null, limit));

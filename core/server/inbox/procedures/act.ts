import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { seq, ulid } from "./ids.ts";

const field = z.union([z.string().max(40_000), z.array(z.string().max(2_000)).max(100)]);
const input = z.object({
  conversationId: ulid,
  entryId: ulid,
  action: z.string().min(1).max(60),
  rev: seq,
  key: ulid,
  fields: z.record(z.string().max(60), field).default({}),
});

/** Does what a card offers, once for each key. */
export const act = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .mutation(({ ctx, input: request }) => ctx.host.inbox.act(ctx.viewer, request));

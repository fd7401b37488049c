import { z } from "zod";
import { recordReading } from "../../audit/record-reading.ts";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { seq, ulid } from "./ids.ts";

const at = z.union([z.strictObject({ before: seq }), z.strictObject({ after: seq }), z.strictObject({ around: ulid })]);
const input = z.object({ conversationId: ulid, at: at.optional(), limit: z.number().int().min(1).max(100).default(50) });

/** A stretch of a timeline, the newest when no place is named. */
export const open = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .query(async ({ ctx, input: { conversationId, at: place, limit } }) => {
    const { host, viewer, origin } = ctx;
    const page = await host.inbox.open(viewer, conversationId, place ?? null, limit);
    if (viewer.kind === "staff") {
      await recordReading(host, viewer, { verb: "conversation-read", clientId: page.conversation.clientId, subject: conversationId, address: origin.address, device: origin.userAgent });
    }
    return page;
  });

import { z } from "zod";
import { seq, ulid } from "../../inbox/procedures/ids.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { assignConversation } from "../assign-conversation.ts";
import { closeConversation, reopenConversation, snoozeConversation } from "../put-away.ts";
import { chosenMoment, presetMoment, snoozePresets } from "../snooze-until.ts";
import { tagConversation, untagConversation } from "../tags.ts";

const one = z.object({ conversationId: ulid });
const done = { ok: true as const };
const verb = staffProcedure.meta({ permission: "core.desk" });

/** Gives a conversation to one colleague, or to nobody. */
export const assign = verb.input(one.extend({ staffId: ulid.nullable() })).mutation(async ({ ctx, input }) => {
  await assignConversation(ctx.host, ctx.viewer, input.conversationId, input.staffId);
  return done;
});

const snoozeInput = z.union([one.extend({ preset: z.enum(snoozePresets) }), one.extend({ at: z.string().max(30) })]);

/** Puts a conversation aside until a preset or a chosen wall time in the staff member's zone. */
export const snooze = verb.input(snoozeInput).mutation(async ({ ctx, input }) => {
  const now = ctx.host.clock.now();
  const { timeZone } = ctx.viewer;
  const until = "preset" in input ? presetMoment(input.preset, now, timeZone) : chosenMoment(input.at, now, timeZone);
  await snoozeConversation(ctx.host, ctx.viewer, input.conversationId, until);
  return { until };
});

/** Settles a conversation until the client writes again. */
export const close = verb.input(one.extend({ seenSeq: seq.optional() })).mutation(async ({ ctx, input }) => {
  await closeConversation(ctx.host, ctx.viewer, input.conversationId, input.seenSeq);
  return done;
});

/** Brings a snoozed or closed conversation back. */
export const reopen = verb.input(one).mutation(async ({ ctx, input }) => {
  await reopenConversation(ctx.host, ctx.viewer, input.conversationId);
  return done;
});

const tagInput = one.extend({ tag: z.string().max(200) });

/** Adds a tag that only staff see. */
export const tag = verb.input(tagInput).mutation(async ({ ctx, input }) => {
  await tagConversation(ctx.host, ctx.viewer, input.conversationId, input.tag);
  return done;
});

/** Takes a tag off. */
export const untag = verb.input(tagInput).mutation(async ({ ctx, input }) => {
  await untagConversation(ctx.host, ctx.viewer, input.conversationId, input.tag);
  return done;
});

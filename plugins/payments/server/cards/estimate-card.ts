import { z } from "zod";
import { AppError, cardAction, defineCard, formatCalendarDay } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { acknowledge } from "../estimates/change-estimate.ts";
import { estimates, wordsOf } from "../estimates/estimate-rows.ts";
import type { EstimateState } from "../estimates/estimate-rows.ts";
import { moneyText } from "../money/money-text.ts";

interface Facts {
  id: string;
  clientId: string;
  state: EstimateState;
  total: number;
  currency: string;
  fromDay: string;
  toDay: string;
  validUntil: string;
  reason: string;
  isStaff: boolean;
  now: number | string;
}

function estimateFace({ id, clientId, state, total, currency, fromDay, toDay, validUntil, reason, isStaff, now }: Facts): CardFace {
  const day = (text: string): string => formatCalendarDay(text, { now });
  const words: Record<EstimateState, [CardFace["state"], string, string]> = {
    sent: [isStaff ? "waiting" : "live", isStaff ? "Not read yet" : "To read", "Saying that you have read it binds you to nothing, and your care does not depend on it."],
    acknowledged: ["done", "Read", isStaff ? "The client has read it." : "You have read it."],
    expired: ["expired", "Run out", "Ask your practice for a new one if you need it."],
    replaced: ["superseded", "Replaced", "There is a newer estimate."],
    withdrawn: ["cancelled", "Withdrawn", reason],
  };
  const [shown, tag, text] = words[state];
  const open = state === "sent";
  return {
    state: shown, needsYou: open && !isStaff, summary: `Good faith estimate: ${tag}`, push: "payment",
    view: {
      kindLine: "Good faith estimate", title: "What your care is expected to cost", status: { tag, tone: open && !isStaff ? "accent" : "neutral", text },
      blocks: open || state === "acknowledged" ? [{ t: "facts", items: [{ label: "Expected", value: [moneyText(total, currency)] }, { label: "From", value: [day(fromDay)] }, { label: "To", value: [day(toDay)] }, { label: "Holds until", value: [day(validUntil)] }] }] : [],
      actions: [
        { id: "read", label: "Read", style: open && !isStaff ? "primary" : "quiet", do: { to: isStaff ? `/staff/clients/${clientId}/billing/estimates` : `/payments/estimates/${id}` } },
        ...(open && !isStaff ? [{ id: "acknowledge", label: "I have read it", style: "secondary" as const, do: { post: true as const } }] : []),
      ],
    },
  };
}

const sample = (state: EstimateState): CardFace => estimateFace({ id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", state, total: 96_000, currency: "USD", fromDay: "2026-12-01", toDay: "2027-02-28", validUntil: "2027-02-28", reason: state === "withdrawn" ? "Your plan covers these sessions." : "", isStaff: false, now: "2026-11-27" });

/** A good faith estimate in the conversation, read there and acknowledged. */
export const estimateCard = defineCard({
  kind: "payments.estimate",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(estimates).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const mayUse = viewer.kind === "staff" || ctx.holds("payments.use", viewer);
    const seen = rows.filter((row) => mayUse && (viewer.kind === "staff" || row.clientId === viewer.clientId));
    return new Map(seen.map((row) => [row.id, estimateFace({ ...row, reason: wordsOf(ctx, row).reason, isStaff: viewer.kind === "staff", now: ctx.now() })]));
  },
  actions: {
    acknowledge: cardAction({
      input: z.object({}), permission: "payments.use",
      async run(ctx, tx, subjectId) {
        if (ctx.viewer?.kind !== "portal") return { refused: "forbidden" as const, message: "Only the client, or who acts for them, can say that." };
        try {
          await acknowledge(ctx, tx, ctx.viewer, subjectId);
        } catch (error) {
          if (error instanceof AppError && error.appCode === "CONFLICT") return { refused: "conflict" as const, message: error.message };
          throw error;
        }
        return { event: { forPortal: "You have read a good faith estimate.", forStaff: `${ctx.viewer.name} has read a good faith estimate.` } };
      },
    }),
  },
  examples: { live: sample("sent"), done: sample("acknowledged"), expired: sample("expired"), superseded: sample("replaced"), cancelled: sample("withdrawn") },
});

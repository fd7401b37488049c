import { listen, newId } from "@anteroom/core/server";
import { z } from "zod";
import { inTurn, submitPolicy } from "./submit-policy.ts";

const heard = z.object({ submissionId: z.string(), clientId: z.string(), portalUserId: z.string() });
const answered = z.object({ plans: z.array(z.object({ insurer: z.string(), memberNumber: z.string(), groupNumber: z.string(), phone: z.string(), holder: z.enum(["self", "other"]), holderName: z.string(), holderBirthDate: z.string() })).max(20) });

/** Insurance plans that somebody gave in a form arrive as if they had been sent here: the first as primary, the second as secondary. */
export const hearForms = listen({
  to: "forms.form-submitted",
  version: 1,
  as: "keep-insurance-of-form",
  read: heard,
  async run(ctx, { data, eventId }) {
    const asked = await ctx.ask<unknown>("forms.insurance-answers", { submissionId: data.submissionId });
    if (!asked.ok && asked.reason === "failed") throw new Error("the insurance of a form could not be read; it is asked for again");
    const plans = asked.ok ? answered.parse(asked.data).plans.slice(0, 2) : [];
    if (plans.length === 0) return;
    await inTurn(ctx, (tx) =>
      ctx.once(`form-insurance:${eventId}`, tx, async () => {
        for (const [at, plan] of plans.entries()) {
          const isOwn = plan.holder === "self";
          await submitPolicy(ctx, tx, {
            id: newId(), clientId: data.clientId, rank: at === 0 ? "primary" : "secondary", startsDay: null, endsDay: null, frontFileId: null, backFileId: null, source: "form", sentBy: data.portalUserId,
            details: { insurer: plan.insurer, plan: "", memberId: plan.memberNumber, group: plan.groupNumber, phone: plan.phone, relation: isOwn ? "self" : "other", holderName: isOwn ? "" : plan.holderName, holderBirthDate: isOwn ? "" : plan.holderBirthDate },
          });
        }
      }),
    );
  },
});

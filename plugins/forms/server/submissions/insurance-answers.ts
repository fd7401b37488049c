import { capability } from "@anteroom/core/server";
import { z } from "zod";
import { isDeclined } from "../definition/answer.ts";
import type { Answer, InsuranceAnswer } from "../definition/answer.ts";
import { itemsOf } from "../filling/places.ts";
import { openSubmission } from "./copy.ts";
import { submissions } from "./submission-rows.ts";

const plan = z.object({ insurer: z.string(), memberNumber: z.string(), groupNumber: z.string(), phone: z.string(), holder: z.enum(["self", "other"]), holderName: z.string(), holderBirthDate: z.string() });

/** The insurance plans that were given in a form that was sent, in the order of its questions. For the portal's own work, with nobody in front of it: a viewer is told nothing. */
export const insuranceAnswers = capability({
  version: 1,
  input: z.object({ submissionId: z.string() }),
  output: z.object({ plans: z.array(plan) }),
  example: { input: { submissionId: "01JD0000000000000000000000" }, output: { plans: [{ insurer: "Blue River Health", memberNumber: "XYZ123456", groupNumber: "", phone: "", holder: "self", holderName: "", holderBirthDate: "" }] } },
  async run(ctx, { submissionId }) {
    const row = ctx.viewer ? undefined : (await ctx.model(submissions).findOne({ where: { practiceId: ctx.practiceId, id: submissionId } }))?.get();
    if (!row) return { plans: [] };
    const { definition, answers } = await openSubmission(ctx, row);
    const given = itemsOf(definition).flatMap((item): Answer[] => (item.type === "insurance" && answers[item.id] !== undefined ? [answers[item.id] as Answer] : []));
    return {
      plans: given.flatMap((answer) => {
        if (isDeclined(answer) || typeof answer !== "object" || "none" in answer) return [];
        const { insurer, memberNumber, groupNumber = "", phone = "", holder, holderName = "", holderBirthDate = "" } = answer as Exclude<InsuranceAnswer, { none: true }>;
        return [{ insurer, memberNumber, groupNumber, phone, holder, holderName, holderBirthDate }];
      }),
    };
  },
});

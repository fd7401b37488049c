import { defineCard } from "@anteroom/core/server";
import { detailsOf } from "../insurance/policy-details.ts";
import { policyFace } from "../insurance/policy-face.ts";
import type { PolicyFacts } from "../insurance/policy-face.ts";
import { policies } from "../insurance/policy-rows.ts";
import { reasonOf } from "../insurance/shown-policy.ts";

const example = (over: Partial<PolicyFacts>) => policyFace({ id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", rank: "primary", state: "verified", insurer: "Blue River Health", copay: 2_500, currency: "USD", endsDay: "2026-12-31", reason: null, followed: false, replaced: false, warned: false, isStaff: false, now: "2026-11-27", ...over });

/** A policy in the conversation, from the moment at which something was decided about it. */
export const insuranceCard = defineCard({
  kind: "payments.insurance",
  label: "Insurance",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(policies).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const mayUse = viewer.kind === "staff" || ctx.holds("payments.use", viewer);
    const seen = rows.filter((row) => mayUse && (viewer.kind === "staff" || row.clientId === viewer.clientId));
    return new Map(seen.map((row) => [row.id, policyFace({ ...row, insurer: detailsOf(ctx, row).insurer, reason: reasonOf(ctx, row), followed: row.followed === 1, replaced: row.replacedBy !== null, warned: row.warnedAt !== null, isStaff: viewer.kind === "staff", now: ctx.now() })]));
  },
  actions: {},
  examples: {
    live: example({ state: "rejected", reason: "The member ID cannot be read. Take the photo in daylight." }),
    waiting: example({ state: "in review", copay: null, endsDay: null }),
    done: example({}),
    expired: example({ state: "expired" }),
    superseded: example({ state: "rejected", reason: "It has ended.", followed: true }),
  },
});

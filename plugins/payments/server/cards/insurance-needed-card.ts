import { defineCard } from "@anteroom/core/server";
import { neededFace } from "../insurance/needed-face.ts";
import { insuranceRequests } from "../insurance/policy-rows.ts";
import type { InsuranceRequestRow } from "../insurance/policy-rows.ts";
import { openText } from "../sealed.ts";

const example = (state: InsuranceRequestRow["state"], isStaff = false) => neededFace({ state, rank: "primary", note: "For your first session.", isStaff, clientId: "01JD0000000000000000000000" });

/** The practice asks somebody for the details of an insurance. */
export const insuranceNeededCard = defineCard({
  kind: "payments.insurance-needed",
  label: "Insurance asked for",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(insuranceRequests).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const isStaff = viewer.kind === "staff";
    const seen = rows.filter((row) => isStaff || (row.portalUserId === viewer.portalUserId && ctx.holds("payments.use", viewer)));
    return new Map(seen.map((row) => [row.id, neededFace({ ...row, note: openText(ctx, ["insurance_requests", row.id, "note"], row.note), isStaff })]));
  },
  actions: {},
  withdraw: {
    permission: "payments.bill",
    async run(ctx, tx, subjectId) {
      const [ended] = await ctx.model(insuranceRequests).update({ state: "cancelled" }, { where: { practiceId: ctx.practiceId, id: subjectId, state: "open" }, transaction: tx.sequelize });
      if (ended === 0) return { refused: "conflict", message: "This was sent already, so it cannot be withdrawn." };
    },
  },
  examples: { live: example("open"), waiting: example("open", true), done: example("done"), cancelled: example("cancelled") },
});

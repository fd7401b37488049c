import { defineOffer } from "@anteroom/core/server";
import { z } from "zod";
import { sealText } from "../sealed.ts";
import { neededFace } from "./needed-face.ts";
import { insuranceRequests, policyRanks } from "./policy-rows.ts";

const input = z.object({ rank: z.enum(policyRanks, "Choose which insurance."), note: z.string().trim().max(280, "Use 280 characters or fewer.").default("") });

/** Staff ask somebody for the details of an insurance, from the composer or the chart. */
export const askOffer = defineOffer<z.output<typeof input>>({
  name: "ask-insurance",
  label: "Ask for insurance",
  card: "payments.insurance-needed",
  permission: "payments.bill",
  recipientPermission: "payments.use",
  form: async () => ({
    fields: [
      { t: "choices", name: "rank", legend: "Which insurance", value: "primary", options: [{ value: "primary", label: "Primary" }, { value: "secondary", label: "Secondary" }] },
      { t: "field", name: "note", label: "What you want to say about it", input: "textarea", optional: true, max: 280 },
    ],
  }),
  input,
  preview: async (_ctx, to, { rank, note }) => neededFace({ state: "open", rank, note, isStaff: false, clientId: to.clientId }),
  async send(ctx, tx, to, { rank, note }, key) {
    if (ctx.viewer?.kind !== "staff") throw new Error("payments: the offer is made by staff");
    await ctx.model(insuranceRequests).create(
      { id: key, practiceId: ctx.practiceId, clientId: to.clientId, portalUserId: to.recipient.portalUserId, rank, state: "open", note: sealText(ctx, ["insurance_requests", key, "note"], note), askedBy: ctx.viewer.staffId, createdAt: ctx.now() },
      { transaction: tx.sequelize },
    );
    await ctx.inbox.postCard({ conversationId: to.conversationId, kind: "payments.insurance-needed", subjectId: key }, tx);
    await ctx.notify("payments.insurance-needed", { to: { portalUserId: to.recipient.portalUserId }, data: { id: key }, key: `insurance-needed:${key}` }, tx);
  },
});

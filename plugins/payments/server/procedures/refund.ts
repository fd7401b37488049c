import { idInput, invalid } from "@anteroom/core/server";
import { z } from "zod";
import { parseAmount } from "../money/parse-amount.ts";
import { paymentFor } from "../payments/payment-for.ts";
import { refunds } from "../payments/payment-rows.ts";
import { beginRefund } from "../payments/refund-payment.ts";
import { runRefund } from "../payments/settle-refunds.ts";
import { staffProcedure } from "../trpc.ts";

/** Gives back a payment, whole or in part. The same key gives back once. */
export const refund = staffProcedure
  .meta({ permission: "payments.refund" })
  .input(z.object({ key: idInput(), paymentId: idInput(), amount: z.string().max(40), reason: z.string().trim().max(500, "Use 500 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, paymentId, amount, reason } }) => {
    const payment = await paymentFor(plugin, viewer, paymentId);
    const read = parseAmount(amount, { currency: payment.currency });
    // Both at once, so that nobody mends one to be told of the other.
    if ("problem" in read || reason === "") throw invalid({ ...("problem" in read ? { amount: read.problem } : {}), ...(reason === "" ? { reason: "Say why." } : {}) });
    const begun = await plugin.transaction(async (tx) => {
      const made = await beginRefund(plugin, tx, { id: key, paymentId, amount: read.minor, reason, madeBy: viewer.staffId });
      if (made) await plugin.audit("refunded", { subject: paymentId, clientId: payment.clientId }, tx);
      return made;
    });
    if (begun) await runRefund(plugin, begun.payment, begun.refund);
    const kept = await plugin.model(refunds).findOne({ where: { practiceId: plugin.practiceId, id: key, paymentId } });
    return { id: key, state: kept?.get().state ?? "processing" };
  });

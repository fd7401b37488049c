import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { keepReceipt } from "../documents/keep-receipt.ts";
import { reconcilePayment } from "../payments/ask-processor.ts";
import { failureWords } from "../payments/failure-words.ts";
import { isOnItsWay } from "../payments/is-on-its-way.ts";
import { paymentFor } from "../payments/payment-for.ts";
import { wantedOf } from "../payments/wanted-of.ts";
import { whyNotFinished } from "../payments/why-not-finished.ts";
import { portalProcedure } from "../trpc.ts";

/** How a payment stands. One that is on its way is asked about at the processor, so that a page that is reloaded ends right. */
export const payment = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const before = await paymentFor(plugin, viewer, id);
    const waits = isOnItsWay(before);
    if (waits) await reconcilePayment(plugin, id).catch(() => undefined);
    const row = waits ? await paymentFor(plugin, viewer, id) : before;
    const [wanted] = wantedOf(row);
    // The page that says thank you leads to it, also when it is drawn before whoever listens has made it.
    const receipt = ["succeeded", "partly refunded", "refunded"].includes(row.state) ? await keepReceipt(plugin, row).catch(() => null) : null;
    return {
      receipt: receipt && { fileId: receipt.fileId, title: receipt.title },
      id, state: row.state, amount: row.amount, currency: row.currency, label: row.label, invoiceId: wanted?.invoiceId ?? null, methodId: row.methodId, url: row.actionUrl,
      /** Somebody is still on the processor's page, or nobody knows yet. */
      unsure: row.state === "processing" && row.checkout === null && row.ref === null,
      problem: row.state === "failed" ? ((await whyNotFinished(plugin, row)) ?? failureWords[row.reason ?? "other"]) : null,
    };
  });

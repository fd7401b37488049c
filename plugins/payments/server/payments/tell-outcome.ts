import type { PluginContext } from "@anteroom/core/server";
import { closeFailures, openMatter } from "../desk/open-matter.ts";
import { keepReceipt } from "../documents/keep-receipt.ts";
import { moneyText } from "../money/money-text.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { failureWords } from "./failure-words.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

/** What follows when a payment arrived, failed or is disputed: receipt, card, line and notice in the conversations of those who pay. */
export async function tellOutcome(ctx: PluginContext, { paymentId: subjectId, outcome: what, stepKey: onceKey }: { paymentId: string; outcome: "succeeded" | "failed" | "disputed"; stepKey: string }): Promise<void> {
  const row = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: subjectId } }))?.get();
  // Whoever left the page knows; nothing moved, and nobody has to do anything.
  if (!row || (what === "failed" && row.reason === "unfinished")) return;
  if (what === "succeeded") await keepReceipt(ctx, row);
  const seats = await seatsOfPayer(ctx, row.payerId);
  await ctx.transaction((tx) =>
    ctx.once(`told:${onceKey}`, tx, async () => {
      const [about] = wantedOf(row);
      // An automatic payment is tried again by itself; it comes to the desk when it has stopped.
      if (what === "failed" && about && row.origin !== "autopay" && row.origin !== "plan") await openMatter(ctx, tx, { id: subjectId, kind: "failed", clientId: row.clientId, invoiceId: about.invoiceId });
      if (what === "succeeded") await closeFailures(ctx, tx, wantedOf(row).map((part) => part.invoiceId));
      for (const seat of what === "disputed" ? [] : seats) {
        const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
        if (what === "succeeded") await ctx.inbox.postCard({ conversationId, kind: "payments.receipt", subjectId }, tx);
        // The receipt's card says it by itself; a failure has no card of its own.
        else await ctx.inbox.postEvent({ conversationId, key: `failed:${onceKey}`, ...failureLines(row) }, tx);
        // Whoever pays at this moment sees it on the page.
        if (row.madeBy !== seat.id || what === "failed") await ctx.notify(what === "succeeded" ? "payments.received" : "payments.failed", { to: { portalUserId: seat.id }, data: { id: subjectId }, key: `${what}:${onceKey}` }, tx);
      }
      return null;
    }),
  );
}

function failureLines(row: PaymentRow): { forPortal: string; forStaff: string } {
  const amount = moneyText(row.amount, row.currency);
  return { forPortal: `A payment of ${amount} did not work. ${failureWords[row.reason ?? "other"]}`, forStaff: `A payment of ${amount} did not work.` };
}

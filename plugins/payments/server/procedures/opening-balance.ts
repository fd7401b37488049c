import { AppError, idInput, invalid } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { z } from "zod";
import { invoices } from "../invoices/invoice-rows.ts";
import { makeDrafts } from "../invoices/make-drafts.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { sendInvoice } from "../invoices/send-invoice.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { ownPayer } from "../payers/own-payer.ts";
import { beginPayment } from "../payments/begin-payment.ts";
import { changePayment } from "../payments/lock-payment.ts";
import { paymentWorkflow } from "../payments/payment-workflow.ts";
import { payments } from "../payments/payment-rows.ts";
import { staffProcedure } from "../trpc.ts";
import { amountInput } from "./amount-input.ts";

/** Books what a client owed, or had in credit, in the system they came from: once for each client. `id` becomes the id of the invoice or credit. */
export async function openBalance(ctx: PluginContext, tx: Tx, of: { id: string; clientId: string; side: "owes" | "credit"; amount: number; madeBy: string | null }): Promise<void> {
  const payer = await ownPayer(ctx, tx, of.clientId);
  const currency = await ctx.setting<string>("currency");
  const where = { practiceId: ctx.practiceId, clientId: of.clientId };
  const before = (await ctx.model(invoices).count({ where: { ...where, kind: "opening", state: ["open", "partly paid", "paid", "written off", "refunded", "partly refunded"] }, transaction: tx.sequelize })) + (await ctx.model(payments).count({ where: { ...where, label: openingLabel }, transaction: tx.sequelize }));
  if (before > 0) throw new AppError("CONFLICT", "This client has an opening balance already. Credit its invoice, or record a payment, to change what they owe.");
  if (of.side === "owes") {
    const line = { day: await practiceDay(ctx), description: "Balance from before", code: "", modifiers: [], diagnoses: [], placeCode: "", staffId: null, appointmentId: null, quantity: 1, unitAmount: of.amount, taxBasisPoints: 0 };
    await makeDrafts(ctx, tx, { key: of.id, clientId: of.clientId, payer, kind: "opening", currency, lines: [line], madeBy: of.madeBy });
    return sendInvoice(ctx, tx, of.id);
  }
  await beginPayment(ctx, tx, { id: of.id, clientId: of.clientId, payerId: payer.id, means: "other", processor: null, methodId: null, label: openingLabel, currency, amount: of.amount, origin: "staff", madeByKind: "staff", madeBy: of.madeBy, wanted: [] });
  await postTransaction(ctx, tx, { kind: "opening", source: `payment:${of.id}`, clientId: of.clientId, payerId: payer.id, currency, paymentId: of.id, amounts: { opening: of.amount, receivable: -of.amount } });
  await changePayment(ctx, tx, of.id, { unallocated: of.amount, settledAt: ctx.now() });
  await ctx.workflows.send(paymentWorkflow, of.id, { type: "succeed" }, tx);
}

export const openingLabel = "Credit from before";

/** Staff enter what a client owed or had in credit before. */
export const openingBalance = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), clientId: idInput(), side: z.enum(["owes", "credit"], "Choose whether they owe it or have it in credit."), amount: amountInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, clientId, side, amount } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const read = parseAmount(amount, { currency: await plugin.setting<string>("currency") });
    if ("problem" in read) throw invalid({ amount: read.problem });
    await plugin.transaction((tx) =>
      plugin.once(`opening:${key}`, tx, async () => {
        await openBalance(plugin, tx, { id: key, clientId, side, amount: read.minor, madeBy: viewer.staffId });
        await plugin.audit("opened-balance", { subject: key, clientId }, tx);
        return null;
      }),
    );
    return { id: key };
  });

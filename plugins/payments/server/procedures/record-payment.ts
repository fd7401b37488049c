import { idInput, invalid, notFound } from "@anteroom/core/server";
import { z } from "zod";
import { payableOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { moneyText } from "../money/money-text.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { ownPayer } from "../payers/own-payer.ts";
import { payers } from "../payers/payer-rows.ts";
import { offlineMeans } from "../payments/payment-rows.ts";
import { recordOffline } from "../payments/record-offline.ts";
import { staffProcedure } from "../trpc.ts";
import { amountInput } from "./amount-input.ts";

const labels = { cash: "Cash", check: "Check", other: "Other" } as const;

/** Staff record cash, a check or other money, spread over invoices; what is over is the payer's credit. */
export const recordPayment = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(
    z.object({
      key: idInput(), clientId: idInput(), payerId: idInput().nullable().default(null), means: z.enum(offlineMeans, "Choose how it was paid."), amount: amountInput, day: z.iso.date("Enter the day on which it was paid."), note: z.string().trim().max(300).default(""),
      parts: z.array(z.object({ invoiceId: idInput(), amount: z.string().max(40) })).max(50).default([]),
      /** Whether more than the parts may be recorded, as credit; a form asks before it says so. */
      over: z.boolean().default(true),
    }),
  )
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const currency = await plugin.setting<string>("currency");
    const read = parseAmount(input.amount, { currency });
    if ("problem" in read) throw invalid({ amount: read.problem });
    if (input.day > (await practiceDay(plugin))) throw invalid({ day: "Choose today or a day before." });
    await plugin.transaction((tx) =>
      plugin.once(`record:${input.key}`, tx, async () => {
        const payer = input.payerId ? (await plugin.model(payers).findOne({ where: { practiceId: plugin.practiceId, id: input.payerId, clientId: input.clientId }, transaction: tx.sequelize }))?.get() : await ownPayer(plugin, tx, input.clientId);
        if (!payer) throw notFound("this payer");
        const wanted = [];
        for (const [at, part] of input.parts.entries()) {
          const most = payableOf(await lockInvoice(plugin, tx, part.invoiceId));
          const counted = parseAmount(part.amount, { currency, ...(most > 0 ? { most } : {}) });
          if ("problem" in counted) throw invalid({ [`parts.${at}.amount`]: counted.problem });
          wanted.push({ invoiceId: part.invoiceId, amount: counted.minor });
        }
        const sum = wanted.reduce((total, part) => total + part.amount, 0);
        if (sum > read.minor) throw invalid({ amount: `The parts make ${moneyText(sum, currency)}, which is more than was paid.` });
        if (!input.over && wanted.length > 0 && read.minor > sum) throw invalid({ over: `This is ${moneyText(read.minor - sum, currency)} more than is left to pay. Change the amount, or tick this if it was paid.` });
        await recordOffline(plugin, tx, { id: input.key, clientId: input.clientId, payerId: payer.id, means: input.means, label: labels[input.means], currency, amount: read.minor, wanted, day: input.day, note: input.note, madeBy: viewer.staffId });
        await plugin.audit("recorded-payment", { subject: input.key, clientId: input.clientId }, tx);
        return null;
      }),
    );
    return { id: input.key };
  });

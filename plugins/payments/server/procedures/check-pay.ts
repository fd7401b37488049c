import { idInput } from "@anteroom/core/server";
import { z } from "zod";
import { invoiceFor } from "../invoices/find-invoice.ts";
import { methodFor } from "../methods/visible-methods.ts";
import { moneyText } from "../money/money-text.ts";
import { paidLately } from "../payments/paid-lately.ts";
import { checkAmount } from "../payments/pay-invoice.ts";
import { methodName } from "../methods/method-name.ts";
import { requireLive } from "../processors/processor-of.ts";
import { portalProcedure } from "../trpc.ts";

/** What a payment would be, to read before it is made: nothing is charged. */
export const checkPay = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ invoiceId: idInput(), amount: z.string().max(40), methodId: idInput("Choose how to pay.").nullable() }))
  .query(async ({ ctx: { plugin, viewer }, input: { invoiceId, amount, methodId } }) => {
    const row = await invoiceFor(plugin, viewer, invoiceId);
    await requireLive(plugin);
    const minor = await checkAmount(plugin, row, amount);
    const lately = await paidLately(plugin, { invoice: row, amount: minor, since: null });
    return { seen: plugin.now(), lately: lately !== null, amount: moneyText(minor, row.currency), method: methodId ? methodName(await methodFor(plugin, viewer, methodId)) : null };
  });

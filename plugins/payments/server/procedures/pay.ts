import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { invoiceFor } from "../invoices/find-invoice.ts";
import { payInvoice } from "../payments/pay-invoice.ts";
import { portalProcedure } from "../trpc.ts";

/** Pays an invoice, whole or in part, with a method that is kept or on the processor's page. */
export const pay = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ key: idInput(), invoiceId: idInput(), amount: z.string().max(40), methodId: idInput("Choose how to pay.").nullable(), /** From `checkPay`, which says what was paid just now. */ seen: z.number().int().nullable().default(null) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, invoiceId, amount, methodId, seen } }) => {
    const invoice = await invoiceFor(plugin, viewer, invoiceId);
    return payInvoice(plugin, viewer, { key, invoice, amount, methodId, seen, returnUrl: plugin.addressOf(`/payments/invoices/${invoiceId}/pay?payment=${key}`) });
  });

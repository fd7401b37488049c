import { AppError, idInput } from "@anteroom/core/server";
import { z } from "zod";
import { payableOf } from "../invoices/due-of.ts";
import { invoiceFor } from "../invoices/find-invoice.ts";
import { requireLive } from "../processors/processor-of.ts";
import { staffProcedure } from "../trpc.ts";
import { endPayLinks } from "../web/end-pay-links.ts";
import { makePayLink } from "../web/pay-link.ts";

/** Makes a link that pays one invoice without signing in. It is shown once. */
export const payLink = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ invoiceId: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { invoiceId } }) => {
    await requireLive(plugin);
    const invoice = await invoiceFor(plugin, viewer, invoiceId);
    if (payableOf(invoice) <= 0) throw new AppError("CONFLICT", "There is nothing left to pay on this invoice.");
    return plugin.transaction(async (tx) => {
      await plugin.audit("made-pay-link", { subject: invoiceId, clientId: invoice.clientId }, tx);
      return { url: await makePayLink(plugin, tx, invoiceId) };
    });
  });

/** Ends the links to pay of an invoice that were made and still work. */
export const withdrawPayLinks = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ invoiceId: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { invoiceId } }) => {
    const invoice = await invoiceFor(plugin, viewer, invoiceId);
    return plugin.transaction(async (tx) => {
      const count = await endPayLinks(plugin, tx, invoiceId, "withdrawn");
      if (count > 0) await plugin.audit("withdrew-pay-link", { subject: invoiceId, clientId: invoice.clientId }, tx);
      return { count };
    });
  });

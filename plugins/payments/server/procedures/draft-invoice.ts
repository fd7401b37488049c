import { AppError, idInput, invalid } from "@anteroom/core/server";
import { UniqueConstraintError } from "sequelize";
import { z } from "zod";
import { makeDrafts } from "../invoices/make-drafts.ts";
import { sendInvoice } from "../invoices/send-invoice.ts";
import { checkSessions } from "../sessions/check-sessions.ts";
import { staffProcedure } from "../trpc.ts";
import { lineInput, readLines } from "./line-input.ts";

/** Staff make an invoice of charges, as a draft or sent at once; a split makes one for each payer. The same key makes it once. */
export const draftInvoice = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), clientId: idInput(), lines: z.array(lineInput).min(1, "Add a line.").max(200), staffId: z.string().nullable().default(null), fromDay: z.iso.date().nullable().default(null), toDay: z.iso.date().nullable().default(null), note: z.string().trim().max(1_000).default(""), send: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    if (input.fromDay && input.toDay && input.fromDay > input.toDay) throw invalid({ toDay: "The last day is before the first." });
    const currency = await plugin.setting<string>("currency");
    const lines = await readLines(plugin, input.lines, currency);
    await checkSessions(plugin, input.clientId, lines);
    try {
      return await plugin.transaction((tx) =>
        plugin.once(`draft:${input.key}`, tx, async () => {
          const ids = await makeDrafts(plugin, tx, { ...input, lines, currency, madeBy: viewer.staffId });
          if (input.send) for (const id of ids) await sendInvoice(plugin, tx, id);
          await plugin.audit(input.send ? "sent-invoice" : "drafted-invoice", { subject: input.key, clientId: input.clientId }, tx);
          return { ids };
        }),
      );
    } catch (error) {
      if (error instanceof UniqueConstraintError) throw new AppError("CONFLICT", "One of these sessions is on another invoice already. Take it out, or make that invoice void.");
      throw error;
    }
  });

import { AppError, idInput, invalid, notFound } from "@anteroom/core/server";
import { z } from "zod";
import { invoiceFor } from "../invoices/find-invoice.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { lockPlan } from "../plans/answer-plan.ts";
import { endPlan } from "../plans/end-plan.ts";
import { proposePlan as propose } from "../plans/make-plan.ts";
import { staffProcedure } from "../trpc.ts";

/** Staff propose to pay an invoice in parts. */
export const proposePlan = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), invoiceId: idInput(), parts: z.coerce.number().int("Enter a whole number.").min(2, "Make 2 parts or more.").max(24, "Make 24 parts or fewer."), first: z.iso.date("Enter the day of the first part."), every: z.enum(["week", "two weeks", "month"], "Choose how often.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, ...terms } }) => {
    const invoice = await invoiceFor(plugin, viewer, terms.invoiceId);
    if (terms.first <= (await practiceDay(plugin))) throw invalid({ first: "Choose a day after today." });
    await plugin.transaction((tx) =>
      plugin.once(`plan:${key}`, tx, async () => {
        await propose(plugin, tx, { id: key, ...terms, by: viewer.staffId });
        await plugin.audit("proposed-plan", { subject: key, clientId: invoice.clientId }, tx);
        return null;
      }),
    );
    return { id: key };
  });

/** Staff take a plan back; what runs of it stops, what is left is asked for by the invoice again. */
export const cancelPlan = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    await plugin.transaction(async (tx) => {
      const plan = await lockPlan(plugin, tx, id);
      if (!(await plugin.people.maySee(viewer, plan.clientId))) throw notFound("this plan");
      if (plan.state !== "proposed" && plan.state !== "accepted") throw new AppError("CONFLICT", "This plan is over already.");
      await endPlan(plugin, tx, id, { state: "cancelled", why: "ended" });
      await plugin.audit("cancelled-plan", { subject: id, clientId: plan.clientId }, tx);
    });
    return { ok: true as const };
  });

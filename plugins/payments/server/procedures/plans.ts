import { AppError, idInput, invalid, notFound } from "@anteroom/core/server";
import { z } from "zod";
import { instalments, orders, plans } from "../autopay/autopay-rows.ts";
import { orderWorkflow } from "../autopay/order-workflow.ts";
import { invoiceFor } from "../invoices/find-invoice.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { lockPlan } from "../plans/answer-plan.ts";
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
      const options = { transaction: tx.sequelize };
      const parts = (await plugin.model(instalments).findAll({ where: { practiceId: plugin.practiceId, planId: id, state: ["planned", "running"] }, ...options })).map((row) => row.get());
      const running = (await plugin.model(orders).findAll({ where: { practiceId: plugin.practiceId, cause: "plan", causeId: parts.map((part) => part.id), state: ["noticed", "waiting"] }, ...options })).map((row) => row.get());
      for (const order of running) {
        await plugin.model(orders).update({ why: "ended" }, { where: { practiceId: plugin.practiceId, id: order.id }, ...options });
        await plugin.workflows.send(orderWorkflow, order.id, { type: "stop", why: "ended" }, tx);
      }
      await plugin.model(instalments).update({ state: "cancelled" }, { where: { practiceId: plugin.practiceId, planId: id, state: ["planned"] }, ...options });
      await plugin.model(plans).update({ state: "cancelled", changedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id }, ...options });
      await plugin.cards.touch("payments.plan", id, tx);
      await plugin.audit("cancelled-plan", { subject: id, clientId: plan.clientId }, tx);
    });
    return { ok: true as const };
  });

import { AppError, idInput, invalid, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { z } from "zod";
import { instalments, mandates, orders } from "../autopay/autopay-rows.ts";
import type { MandateRow } from "../autopay/autopay-rows.ts";
import { consentBox, consentWords, sentBefore } from "../autopay/consent-words.ts";
import { endMandate } from "../autopay/end-mandate.ts";
import { stopOrder, stopOrders } from "../autopay/stop-orders.ts";
import { methodLabel } from "../methods/method-name.ts";
import { methodFor } from "../methods/visible-methods.ts";
import { moneyText } from "../money/money-text.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { ownPlans, shownPlans } from "../plans/own-plans.ts";
import { requireLive } from "../processors/processor-of.ts";
import { portalProcedure } from "../trpc.ts";

/** What the viewer agreed to and has not ended, the newest first. There are two where a person was on two records of a client that became one, each for its own account: they see one, and whatever they do is for both. */
const current = async (ctx: PluginContext, viewer: PortalViewer, tx?: Tx): Promise<MandateRow[]> =>
  (await ctx.model(mandates).findAll({ where: { practiceId: ctx.practiceId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, state: ["active", "paused"] }, order: [["createdAt", "DESC"], ["id", "DESC"]], ...(tx ? { transaction: tx.sequelize, lock: true } : {}) })).map((row) => row.get());

/** What the viewer agreed to, automatic payments and plans, and what is coming of both. */
export const autopay = portalProcedure.meta({ permission: "payments.use", private: true }).query(async ({ ctx: { plugin, viewer } }) => {
  const [all, plans, hours, practice] = await Promise.all([current(plugin, viewer), shownPlans(plugin, viewer), plugin.setting<number>("autopayNoticeHours"), plugin.people.practice()]);
  const [mandate] = all;
  const causes = [...all.map((one) => one.id), ...plans.flatMap((plan) => plan.parts.map((part) => part.id))];
  const coming = causes.length > 0 ? (await plugin.model(orders).findAll({ where: { practiceId: plugin.practiceId, causeId: causes, state: ["noticed", "charging", "waiting"] }, order: [["chargeAt", "ASC"]], limit: 20 })).map((row) => row.get()) : [];
  return {
    /** For a day of the month: how many days before it an invoice was sent that is paid then. */
    sentBefore: sentBefore(hours),
    hours, box: consentBox({ practice: practice.name, hours }), plans, mandate: mandate ? { id: mandate.id, methodId: mandate.methodId, backupId: mandate.backupId, cap: mandate.cap, currency: mandate.currency, moment: mandate.moment, monthDay: mandate.monthDay, state: mandate.state, consent: mandate.consent, createdAt: mandate.createdAt } : null,
    coming: coming.map((order) => ({ id: order.id, cause: order.cause, invoiceId: order.invoiceId, state: order.state, chargeAt: order.chargeAt })),
  };
});

/** Agrees to automatic payments; other bounds end the one before. Nothing is agreed to unless the box is ticked. */
export const agreeToAutopay = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({
    key: idInput(), methodId: idInput("Choose a card or bank account."), backupId: idInput().nullable().default(null), cap: z.string().trim().min(1, "Enter the most that may be charged at once.").max(40), moment: z.enum(["sent", "session", "due", "day"], "Choose when."),
    monthDay: z.number().int().min(1, "Choose a day from 1 to 28.").max(28, "Choose a day from 1 to 28.").nullable().default(null), agreed: z.literal(true, "Tick the box if you agree."),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, methodId, backupId, cap, moment, monthDay: typedDay } }) => {
    await requireLive(plugin);
    const method = await methodFor(plugin, viewer, methodId);
    const backup = backupId && backupId !== methodId ? await methodFor(plugin, viewer, backupId) : null;
    const currency = await plugin.setting<string>("currency");
    const read = parseAmount(cap, { currency });
    const noDay = moment === "day" && typedDay === null;
    if ("problem" in read || backupId === methodId || noDay) throw invalid({ ...("problem" in read ? { cap: read.problem } : {}), ...(backupId === methodId ? { backupId: "Choose another one as the backup." } : {}), ...(noDay ? { monthDay: "Choose the day." } : {}) });
    const monthDay = moment === "day" ? typedDay : null;
    const [practice, hours] = await Promise.all([plugin.people.practice(), plugin.setting<number>("autopayNoticeHours")]);
    await plugin.transaction((tx) =>
      plugin.once(`mandate:${key}`, tx, async () => {
        for (const before of await current(plugin, viewer, tx)) await endMandate(plugin, tx, before.id);
        const consent = consentWords({ practice: practice.name, cap: moneyText(read.minor, currency), moment, monthDay, hours, method: methodLabel(method), backup: backup && methodLabel(backup) });
        await plugin.model(mandates).create({ id: key, practiceId: plugin.practiceId, clientId: viewer.clientId, payerId: method.payerId, portalUserId: viewer.portalUserId, methodId, backupId, cap: read.minor, currency, moment, monthDay, state: "active", consent, createdAt: plugin.now(), changedAt: plugin.now() }, { transaction: tx.sequelize });
        await plugin.audit("agreed-autopay", { subject: key, clientId: viewer.clientId }, tx);
        return null;
      }),
    );
    return { id: key };
  });

/** Pauses, goes on with, or ends automatic payments. */
export const changeAutopay = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ to: z.enum(["paused", "active", "ended"]) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { to } }) => {
    await plugin.transaction(async (tx) => {
      const all = await current(plugin, viewer, tx);
      if (all.length === 0) throw new AppError("CONFLICT", "Automatic payments are off.");
      for (const mandate of all) {
        await plugin.model(mandates).update({ state: to, changedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id: mandate.id }, transaction: tx.sequelize });
        if (to !== "active") await stopOrders(plugin, tx, { causeId: mandate.id }, to);
        await plugin.audit("changed-autopay", { subject: mandate.id, clientId: viewer.clientId, detail: { to } }, tx);
      }
    });
    return { ok: true as const };
  });

/** Stops one automatic payment that was announced, or one part of a plan. */
export const stopAutopayment = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    await plugin.transaction(async (tx) => {
      const [all, plans] = [await current(plugin, viewer, tx), await ownPlans(plugin, viewer, tx)];
      const parts = await plugin.model(instalments).findAll({ where: { practiceId: plugin.practiceId, planId: plans.map((plan) => plan.id) }, transaction: tx.sequelize });
      const causeId = [...all, ...parts.map((part) => part.get())].map((cause) => cause.id);
      const order = (await plugin.model(orders).findOne({ where: { practiceId: plugin.practiceId, id, causeId }, transaction: tx.sequelize, lock: true }))?.get();
      if (!order) throw notFound("this payment");
      if (order.state !== "noticed" && order.state !== "waiting") throw new AppError("CONFLICT", "It is too late to stop this payment. Write to your practice if it was a mistake.");
      await stopOrder(plugin, tx, id, "ended");
    });
    return { ok: true as const };
  });

import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { mandates, plans } from "../autopay/autopay-rows.ts";
import { completeSetup } from "../methods/complete-setup.ts";
import { customerOf } from "../methods/customer-of.ts";
import { methodLabel, methodName } from "../methods/method-name.ts";
import { expiryOf, methodFor, visibleMethods } from "../methods/visible-methods.ts";
import { payerOf } from "../payers/payer-of.ts";
import { methods as methodModel, setups } from "../payers/payer-rows.ts";
import { isLive, processorNamed, requireLive } from "../processors/processor-of.ts";
import { portalProcedure } from "../trpc.ts";

/** The viewer's own cards and bank accounts, and who may charge them. */
export const methods = portalProcedure.meta({ permission: "payments.use", private: true }).query(async ({ ctx: { plugin, viewer } }) => {
  const [rows, practice, live] = await Promise.all([visibleMethods(plugin, viewer), plugin.people.practice(), isLive(plugin)]);
  return {
    live, chargedBy: practice.name,
    methods: rows.map((row) => ({ id: row.id, payerId: row.payerId, kind: row.kind, nickname: row.nickname, label: methodLabel(row), name: methodName(row), expires: row.expires, expiry: expiryOf(row, plugin.now()), isDefault: row.isDefault === 1, isBackup: row.isBackup === 1, isHealthSavings: row.isHealthSavings === 1 })),
  };
});

/** Begins adding a method: answers the processor's page. The same key answers the same page; `bookingId` is the booking that asks for it, to come back to. */
export const addMethod = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ key: idInput(), bookingId: idInput().optional() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, bookingId } }) => {
    const processor = await requireLive(plugin);
    const payer = await plugin.transaction((tx) => payerOf(plugin, tx, viewer));
    const returnUrl = plugin.addressOf(`${bookingId === undefined ? "/payments/methods" : `/payments/bookings/${bookingId}`}?setup=${key}`);
    const { ref, url } = await processor.startSetup(plugin, { setupId: key, customer: await customerOf(plugin, processor, payer.id), returnUrl });
    await plugin.transaction(async (tx) => {
      await plugin.model(setups).bulkCreate([{ id: key, practiceId: plugin.practiceId, payerId: payer.id, portalUserId: viewer.portalUserId, processor: processor.id, ref, state: "open", methodId: null, createdAt: plugin.now() }], { ignoreDuplicates: true, transaction: tx.sequelize });
    });
    return { url };
  });

/** Somebody came back from that page: how it ended. */
export const finishMethod = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const setup = (await plugin.model(setups).findOne({ where: { practiceId: plugin.practiceId, id, portalUserId: viewer.portalUserId } }))?.get();
    if (!setup) throw new AppError("NOT_FOUND", "We could not find this.");
    const done = await completeSetup(plugin, { processor: processorNamed(setup.processor), ref: setup.ref });
    return { state: done?.state ?? "ended", methodId: done?.methodId ?? null };
  });

/** Makes it the one that is offered first, the backup, or a health savings card. */
export const changeMethod = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput(), as: z.enum(["default", "backup", "no-backup", "health-savings", "no-health-savings"]) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, as } }) => {
    const { payerId } = await methodFor(plugin, viewer, id);
    await plugin.transaction(async (tx) => {
      const options = { transaction: tx.sequelize };
      const all = { practiceId: plugin.practiceId, payerId, portalUserId: viewer.portalUserId };
      const one = { where: { practiceId: plugin.practiceId, id }, ...options };
      if (as === "default") await plugin.model(methodModel).update({ isDefault: 0 }, { where: all, ...options });
      if (as === "backup") await plugin.model(methodModel).update({ isBackup: 0 }, { where: all, ...options });
      const change = { default: { isDefault: 1, isBackup: 0 }, backup: { isBackup: 1, isDefault: 0 }, "no-backup": { isBackup: 0 }, "health-savings": { isHealthSavings: 1 }, "no-health-savings": { isHealthSavings: 0 } }[as];
      await plugin.model(methodModel).update(change, one);
      await plugin.audit("changed-method", { subject: id, clientId: viewer.clientId }, tx);
    });
    return { ok: true as const };
  });

/** What its holder calls it; empty takes the name away. */
export const nameMethod = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput(), nickname: z.string().trim().max(60, "Use 60 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, nickname } }) => {
    await methodFor(plugin, viewer, id);
    await plugin.transaction(async (tx) => {
      await plugin.model(methodModel).update({ nickname }, { where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize });
      await plugin.audit("changed-method", { subject: id, clientId: viewer.clientId }, tx);
    });
    return { ok: true as const };
  });

/** Removes a method here and at the processor. One that pays by itself stays until another does, or automatic payments and plans are off. */
export const removeMethod = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await methodFor(plugin, viewer, id);
    await plugin.transaction(async (tx) => {
      const options = { transaction: tx.sequelize };
      const using = await plugin.model(mandates).count({ where: { practiceId: plugin.practiceId, payerId: row.payerId, methodId: id, state: ["active", "paused"] }, ...options });
      if (using > 0) throw new AppError("CONFLICT", "Your automatic payments use this. Add another card first and change to it under Automatic payments, or end them.", { reason: "autopay" });
      const parts = await plugin.model(plans).count({ where: { practiceId: plugin.practiceId, methodId: id, state: "accepted" }, ...options });
      if (parts > 0) throw new AppError("CONFLICT", "A payment plan of yours is paid with this. Add another card first and change to it under Automatic payments, or stop the plan there.", { reason: "plan" });
      await plugin.model(methodModel).update({ state: "removed", isDefault: 0, isBackup: 0 }, { where: { practiceId: plugin.practiceId, id }, ...options });
      await plugin.model(mandates).update({ backupId: null }, { where: { practiceId: plugin.practiceId, backupId: id }, ...options });
      const next = row.isDefault ? await plugin.model(methodModel).findOne({ where: { practiceId: plugin.practiceId, payerId: row.payerId, portalUserId: viewer.portalUserId, state: "active" }, order: [["id", "ASC"]], ...options }) : null;
      if (next) await plugin.model(methodModel).update({ isDefault: 1 }, { where: { practiceId: plugin.practiceId, id: next.get().id }, ...options });
      await plugin.audit("removed-method", { subject: id, clientId: viewer.clientId }, tx);
    });
    // Here it is gone already; the processor forgets it as soon as it can be reached.
    await processorNamed(row.processor).removeMethod(plugin, row.ref).catch((error: unknown) => plugin.log.warn({ err: error }, "payments: the processor could not be told to forget a method"));
    return { ok: true as const };
  });

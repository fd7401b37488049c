import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { FailureReason } from "../payments/payment-rows.ts";
import type { ChargeFacts, SavedMethod } from "../processors/processor.ts";
import { announce } from "./announce.ts";
import { noteMovements } from "./note-movements.ts";
import { testCharges, testMethods } from "./test-rows.ts";
import type { Scenario, TestChargeRow, TestMethodRow } from "./test-rows.ts";

const minute = 60_000;

type Start = Pick<TestChargeRow, "state"> & Partial<Pick<TestChargeRow, "reason" | "settlesAt" | "settlesTo" | "disputesAt">>;
const failed = (reason: FailureReason): Start => ({ state: "failed", reason });

const starts: Record<Scenario, (now: number, offSession: boolean) => Start> = {
  success: () => ({ state: "succeeded" }),
  declined: () => failed("declined"),
  funds: () => failed("funds"),
  expired: () => failed("expired"),
  action: (_now, offSession) => (offSession ? failed("action") : { state: "action" }),
  delay: (now) => ({ state: "processing", settlesAt: now + 2 * minute, settlesTo: "succeeded" }),
  hold: (now) => ({ state: "hold", settlesAt: now + 10 * minute, settlesTo: "succeeded" }),
  dispute: (now) => ({ state: "succeeded", disputesAt: now + minute }),
  bank: (now) => ({ state: "processing", settlesAt: now + 2 * minute, settlesTo: "succeeded" }),
  "bank-failure": (now) => ({ state: "processing", settlesAt: now + 2 * minute, settlesTo: "failed", reason: "bank" }),
};

export const savedOf = (row: TestMethodRow): SavedMethod => ({ ref: row.id, kind: row.kind, brand: row.brand, last4: row.last4, expires: row.expires });

/** Where the payer of a charge answers their bank. */
export const checkUrl = (ctx: PluginContext, chargeId: string): string => ctx.addressOf(`/open/${ctx.practiceId}/payments/test-processor/check/${chargeId}`);

/** A charge as it is told to the portal. */
export async function factsOf(ctx: PluginContext, row: TestChargeRow, tx?: Tx): Promise<ChargeFacts> {
  const method = row.isOneTime ? (await ctx.model(testMethods).findOne({ where: { practiceId: ctx.practiceId, id: row.methodId }, ...(tx ? { transaction: tx.sequelize } : {}) }))?.get() : undefined;
  return {
    ref: row.id, paymentId: row.paymentId, practiceId: row.practiceId, state: row.state, amount: row.amount, currency: row.currency, reason: row.reason, actionUrl: row.state === "action" ? checkUrl(ctx, row.id) : null,
    refunded: row.refunded, dispute: row.dispute ? { state: row.dispute, amount: row.amount - row.refunded } : null, method: method ? savedOf(method) : null,
  };
}

/** Charges a method, once for each payment of the portal. */
export async function makeCharge(ctx: PluginContext, tx: Tx, of: { paymentId: string; amount: number; currency: string; method: TestMethodRow; offSession: boolean; returnUrl: string; isOneTime: boolean }): Promise<TestChargeRow> {
  const where = { practiceId: ctx.practiceId, paymentId: of.paymentId };
  const known = (await ctx.model(testCharges).findOne({ where, transaction: tx.sequelize, lock: true }))?.get();
  if (known) return known;
  const now = ctx.now();
  const row: TestChargeRow = {
    id: newId(), ...where, methodId: of.method.id, amount: of.amount, currency: of.currency, reason: null, settlesAt: null, settlesTo: null, refunded: 0, disputesAt: null, dispute: null, returnUrl: of.returnUrl, isOneTime: of.isOneTime ? 1 : 0, createdAt: now,
    ...starts[of.method.scenario](now, of.offSession),
  };
  await ctx.model(testCharges).create(row, { transaction: tx.sequelize });
  await noteMovements(ctx, tx, { ...row, state: "processing" }, row, now);
  await announce(ctx, tx, { type: "charge.updated", kind: "charge", ref: row.id });
  for (const later of [row.settlesAt, row.disputesAt]) if (later !== null) await announce(ctx, tx, { type: "charge.updated", kind: "charge", ref: row.id, inMs: later - now });
  return row;
}

/** A charge as it stands by now. */
export async function currentCharge(ctx: PluginContext, tx: Tx, where: { id: string } | { paymentId: string }): Promise<TestChargeRow | null> {
  const row = (await ctx.model(testCharges).findOne({ where: { practiceId: ctx.practiceId, ...where }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) return null;
  const now = ctx.now();
  const change: Partial<TestChargeRow> = {};
  if (row.settlesAt !== null && row.settlesTo && row.settlesAt <= now) Object.assign(change, { state: row.settlesTo, settlesAt: null, settlesTo: null });
  if (row.disputesAt !== null && row.disputesAt <= now) Object.assign(change, { dispute: "open", disputesAt: null });
  if (Object.keys(change).length === 0) return row;
  await ctx.model(testCharges).update(change, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  // It moved when it was due, however much later somebody asks.
  await noteMovements(ctx, tx, row, { ...row, ...change, dispute: row.dispute }, row.settlesAt ?? now);
  await noteMovements(ctx, tx, { ...row, ...change, dispute: row.dispute }, { ...row, ...change }, row.disputesAt ?? now);
  return { ...row, ...change };
}

/** Changes a charge and tells the portal of it. */
export async function changeCharge(ctx: PluginContext, tx: Tx, id: string, change: Partial<TestChargeRow>): Promise<void> {
  const row = (await ctx.model(testCharges).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true, rejectOnEmpty: true })).get();
  await ctx.model(testCharges).update(change, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await noteMovements(ctx, tx, row, { ...row, ...change }, ctx.now());
  await announce(ctx, tx, { type: "charge.updated", kind: "charge", ref: id });
}

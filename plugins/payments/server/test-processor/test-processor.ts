import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import type { ChargeFacts, Processor } from "../processors/processor.ts";
import { announce } from "./announce.ts";
import { changeCharge, currentCharge, factsOf, makeCharge, savedOf } from "./test-charges.ts";
import { withFaults } from "./test-faults.ts";
import { testCharges, testMethods, testMovements, testRefunds, testSessions } from "./test-rows.ts";
import type { TestSessionRow } from "./test-rows.ts";
import { isSigned, webhookSecret } from "./webhook-signature.ts";

const notice = z.object({ id: z.string().max(60), type: z.string().max(60), practice: z.string(), about: z.object({ kind: z.enum(["charge", "setup"]), ref: z.string().max(60) }) });

const call = <T>(ctx: PluginContext, operation: string, run: (tx: Tx) => Promise<T>): Promise<T> => withFaults(ctx.practiceId, operation, () => ctx.transaction(run));

async function facts(ctx: PluginContext, tx: Tx, where: { id: string } | { paymentId: string }): Promise<ChargeFacts | null> {
  const row = await currentCharge(ctx, tx, where);
  return row && factsOf(ctx, row, tx);
}

async function required(ctx: PluginContext, tx: Tx, ref: string): Promise<ChargeFacts> {
  const found = await facts(ctx, tx, { id: ref });
  if (!found) throw new Error("payments: the test processor has no such charge");
  return found;
}

const pageOf = (ctx: PluginContext, sessionId: string): string => ctx.addressOf(`/open/${ctx.practiceId}/payments/test-processor/${sessionId}`);

async function startSession(ctx: PluginContext, tx: Tx, of: Pick<TestSessionRow, "mode" | "customer" | "paymentId" | "amount" | "currency" | "label" | "returnUrl">): Promise<{ ref: string; url: string }> {
  const id = newId();
  await ctx.model(testSessions).create({ id, practiceId: ctx.practiceId, ...of, state: "open", methodId: null, chargeId: null, createdAt: ctx.now() }, { transaction: tx.sequelize });
  return { ref: id, url: pageOf(ctx, id) };
}

/** The processor that is built in and moves no real money: it keeps books of its own, has its own page for card numbers, and tells the portal over HTTP. */
export const testProcessor: Processor = {
  id: "test",
  createCustomer: (ctx, { payerId }) => call(ctx, "createCustomer", async () => `customer_${payerId}`),
  startSetup: (ctx, { customer, returnUrl }) => call(ctx, "startSetup", (tx) => startSession(ctx, tx, { mode: "setup", customer, paymentId: null, amount: 0, currency: "USD", label: "", returnUrl })),
  readSetup: (ctx, ref) =>
    call(ctx, "readSetup", async (tx) => {
      const session = (await ctx.model(testSessions).findOne({ where: { practiceId: ctx.practiceId, id: ref }, transaction: tx.sequelize }))?.get();
      const method = session?.methodId ? (await ctx.model(testMethods).findOne({ where: { practiceId: ctx.practiceId, id: session.methodId }, transaction: tx.sequelize }))?.get() : undefined;
      return { state: session?.state ?? "ended", method: method ? savedOf(method) : null };
    }),
  removeMethod: (ctx, method) => call(ctx, "removeMethod", async (tx) => void (await ctx.model(testMethods).update({ detached: 1 }, { where: { practiceId: ctx.practiceId, id: method }, transaction: tx.sequelize }))),
  charge: (ctx, of) =>
    call(ctx, "charge", async (tx) => {
      const method = (await ctx.model(testMethods).findOne({ where: { practiceId: ctx.practiceId, id: of.method, customer: of.customer, detached: 0 }, transaction: tx.sequelize }))?.get();
      if (!method) throw new Error("payments: the test processor has no such method");
      return factsOf(ctx, await makeCharge(ctx, tx, { ...of, method, isOneTime: false }), tx);
    }),
  startCheckout: (ctx, of) =>
    call(ctx, "startCheckout", async (tx) => {
      const known = (await ctx.model(testSessions).findOne({ where: { practiceId: ctx.practiceId, paymentId: of.paymentId }, transaction: tx.sequelize, lock: true }))?.get();
      return known ? { ref: known.id, url: pageOf(ctx, known.id) } : startSession(ctx, tx, { mode: "payment", customer: "", ...of });
    }),
  readCheckout: (ctx, { ref, paymentId }) =>
    call(ctx, "readCheckout", async (tx) => {
      const open = await ctx.model(testSessions).count({ where: { practiceId: ctx.practiceId, id: ref, state: "open" }, transaction: tx.sequelize });
      return { isOpen: open > 0, charge: await facts(ctx, tx, { paymentId }) };
    }),
  endCheckout: (ctx, ref) => call(ctx, "endCheckout", async (tx) => void (await ctx.model(testSessions).update({ state: "ended" }, { where: { practiceId: ctx.practiceId, id: ref, state: "open" }, transaction: tx.sequelize }))),
  readCharge: (ctx, ref) => call(ctx, "readCharge", (tx) => required(ctx, tx, ref)),
  findCharge: (ctx, { paymentId }) => call(ctx, "findCharge", (tx) => facts(ctx, tx, { paymentId })),
  cancelCharge: (ctx, ref) =>
    call(ctx, "cancelCharge", async (tx) => {
      const found = await required(ctx, tx, ref);
      if (found.state !== "action") return found;
      await changeCharge(ctx, tx, ref, { state: "failed", reason: "action" });
      return required(ctx, tx, ref);
    }),
  refund: (ctx, { refundId, charge, amount }) =>
    call(ctx, "refund", async (tx) => {
      const known = (await ctx.model(testRefunds).findOne({ where: { practiceId: ctx.practiceId, refundId }, transaction: tx.sequelize, lock: true }))?.get();
      if (known) return { ref: known.id, state: "succeeded" as const };
      const row = await currentCharge(ctx, tx, { id: charge });
      if (!row || row.state !== "succeeded" || amount > row.amount - row.refunded || row.dispute === "open" || row.dispute === "lost") return { ref: "", state: "failed" as const };
      const id = newId();
      await ctx.model(testRefunds).create({ id, practiceId: ctx.practiceId, chargeId: charge, refundId, amount }, { transaction: tx.sequelize });
      await changeCharge(ctx, tx, charge, { refunded: row.refunded + amount });
      return { ref: id, state: "succeeded" as const };
    }),
  readRefund: (ctx, { refundId }) =>
    call(ctx, "readRefund", async (tx) => {
      const known = (await ctx.model(testRefunds).findOne({ where: { practiceId: ctx.practiceId, refundId }, transaction: tx.sequelize }))?.get();
      return known ? { ref: known.id, state: "succeeded" as const } : null;
    }),
  async *listCharges(ctx, { since, until }) {
    const rows = await ctx.model(testCharges).findAll({ where: { practiceId: ctx.practiceId, createdAt: { [Op.gte]: since, [Op.lt]: until } }, attributes: ["id"], order: [["id", "ASC"]] });
    for (const row of rows) yield await testProcessor.readCharge(ctx, row.get().id);
  },
  async *listMovements(ctx, { since, until }) {
    // What is due by now moves before the books are read.
    const due = { practiceId: ctx.practiceId, [Op.or]: [{ settlesAt: { [Op.lte]: ctx.now() } }, { disputesAt: { [Op.lte]: ctx.now() } }] };
    for (const row of await ctx.model(testCharges).findAll({ where: due as never, attributes: ["id"] })) await testProcessor.readCharge(ctx, row.get().id);
    const rows = await ctx.model(testMovements).findAll({ where: { practiceId: ctx.practiceId, at: { [Op.gte]: since, [Op.lt]: until } } as never, order: [["at", "ASC"], ["id", "ASC"]] });
    for (const { chargeId, practiceId, kind, amount, currency, at } of rows.map((row) => row.get())) yield { ref: chargeId, practiceId, kind, amount, currency, at };
  },
  async verifyWebhook(ctx, { body, headers }) {
    if (!isSigned(await webhookSecret(ctx), ctx.now(), body, headers["test-signature"])) return null;
    const read = notice.safeParse(JSON.parse(body.toString("utf8")));
    return read.success ? { id: read.data.id, type: read.data.type, practiceId: read.data.practice, about: read.data.about } : null;
  },
};

/** Decides a dispute, as the payer's bank would; for tests and the demo. */
export const decideDispute = (ctx: PluginContext, charge: string, outcome: "won" | "lost"): Promise<void> => ctx.transaction((tx) => changeCharge(ctx, tx, charge, { dispute: outcome }));

/** Ends a session of the page with a method that was added there. */
export async function finishSession(ctx: PluginContext, tx: Tx, session: TestSessionRow, done: { methodId: string; chargeId: string | null }): Promise<void> {
  await ctx.model(testSessions).update({ state: "done", ...done }, { where: { practiceId: ctx.practiceId, id: session.id }, transaction: tx.sequelize });
  if (session.mode === "setup") await announce(ctx, tx, { type: "setup.done", kind: "setup", ref: session.id });
}

import { Op } from "sequelize";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { ownPayer } from "../payers/own-payer.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { sealJson } from "../sealed.ts";
import { estimates } from "./estimate-rows.ts";
import type { EstimateLine, EstimateRow, EstimateWords } from "./estimate-rows.ts";
import { keepEstimate } from "./keep-estimate.ts";

export interface NewEstimate {
  id: string;
  clientId: string;
  currency: string;
  lines: readonly EstimateLine[];
  fromDay: string;
  toDay: string;
  validUntil: string;
  staffId: string;
  note: string;
  today: string;
  by: string;
}

export const totalOf = (lines: readonly EstimateLine[]): number => lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0);

/** Makes the paper and brings it into the conversations of those who see the client’s bills. One that covers the same days stands in the place of those before it. */
export async function sendEstimate(ctx: PluginContext, made: NewEstimate): Promise<void> {
  const known = await ctx.model(estimates).findOne({ where: { practiceId: ctx.practiceId, id: made.id } });
  if (known) return;
  const total = totalOf(made.lines);
  await ctx.transaction((tx) => ownPayer(ctx, tx, made.clientId));
  // Kept by its key, so that a second try finds the paper of the first.
  const paper = await keepEstimate(ctx, { ...made, total });
  await ctx.transaction((tx) => ctx.once(`estimate:${made.id}`, tx, async () => {
    await replaceEarlier(ctx, tx, made);
    const words: EstimateWords = { lines: [...made.lines], note: made.note, reason: "" };
    const row: EstimateRow = {
      id: made.id, practiceId: ctx.practiceId, clientId: made.clientId, state: "sent", currency: made.currency, total, fromDay: made.fromDay, toDay: made.toDay, validUntil: made.validUntil, staffId: made.staffId, documentId: paper.id, fileId: paper.fileId,
      words: sealJson(ctx, ["estimates", made.id, "words"], words), madeBy: made.by, createdAt: ctx.now(), acknowledgedBy: null, acknowledgedAt: null, changedAt: ctx.now(),
    };
    await ctx.model(estimates).create(row, { transaction: tx.sequelize });
    for (const seat of await seatsOfPayer(ctx, made.clientId, tx)) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postCard({ conversationId, kind: "payments.estimate", subjectId: made.id }, tx);
      await ctx.notify("payments.estimate", { to: { portalUserId: seat.id }, data: { id: made.id }, key: `estimate:${made.id}` }, tx);
    }
    await ctx.audit("sent-estimate", { subject: made.id, clientId: made.clientId }, tx);
    return null;
  }));
}

async function replaceEarlier(ctx: PluginContext, tx: Tx, { clientId, fromDay, toDay }: NewEstimate): Promise<void> {
  const where = { practiceId: ctx.practiceId, clientId, state: ["sent", "acknowledged"], fromDay: { [Op.lte]: toDay }, toDay: { [Op.gte]: fromDay } } as never;
  const before = (await ctx.model(estimates).findAll({ where, transaction: tx.sequelize, lock: true })).map((row) => row.get());
  for (const { id } of before) {
    await ctx.model(estimates).update({ state: "replaced", changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
    await ctx.cards.touch("payments.estimate", id, tx);
  }
}

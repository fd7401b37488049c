import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import type { WhereOptions } from "sequelize";
import { keepStatement } from "../documents/keep-range-paper.ts";
import { accounts } from "../ledger/ledger-rows.ts";
import type { AccountRow } from "../ledger/ledger-rows.ts";
import { payers } from "../payers/payer-rows.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import type { RunRow } from "./run-rows.ts";
import type { Part } from "./run-step.ts";

const atOnce = 5;

/** Payers who owe something, after a place; each is one row of the ledger. */
export const owing = (ctx: PluginContext, { currency, after = "" }: { currency: string; after?: string }): WhereOptions<AccountRow> => ({ practiceId: ctx.practiceId, kind: "receivable", currency, balance: { [Op.gt]: 0 }, id: { [Op.gt]: after } }) as WhereOptions<AccountRow>;

/** Makes the statements of the next payers who owe something, and tells them. */
export async function statementsForSome(ctx: PluginContext, run: RunRow): Promise<Part> {
  const { from, to, currency } = JSON.parse(run.asked) as { from: string; to: string; currency: string };
  const rows = (await ctx.model(accounts).findAll({ where: owing(ctx, { currency, after: run.place }), order: [["id", "ASC"]], limit: atOnce + 1 })).map((row) => row.get());
  const now = rows.slice(0, atOnce);
  const who = new Map((await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, id: now.map((row) => row.holderId) } })).map((row) => [row.get().id, row.get()]));
  let made = 0;
  for (const { holderId } of now) {
    const payer = who.get(holderId);
    if (!payer) continue;
    const paper = await keepStatement(ctx, { clientId: payer.clientId, payerId: payer.id, payerIds: [payer.id], from, to, staffId: null, always: true });
    await tell(ctx, run.id, payer.id, paper.id);
    made += 1;
  }
  return { done: now.length, made, next: rows.length > atOnce ? (now.at(-1)?.id ?? null) : null };
}

/** Once for each payer of a run, also when its part was cut off and something was paid before it went on. */
async function tell(ctx: PluginContext, runId: string, payerId: string, documentId: string): Promise<void> {
  const seats = await seatsOfPayer(ctx, payerId);
  await ctx.transaction((tx) =>
    ctx.once(`statement:${runId}:${payerId}`, tx, async () => {
      for (const seat of seats) {
        const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
        await ctx.inbox.postEvent({ conversationId, key: `statement:${runId}:${payerId}`, forPortal: "Your statement is ready under Payment & Insurances.", forStaff: "A statement was made." }, tx);
        await ctx.notify("payments.document-ready", { to: { portalUserId: seat.id }, data: { id: documentId }, key: `statement:${runId}:${payerId}` }, tx);
      }
      return null;
    }),
  );
}

import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import type { WhereOptions } from "sequelize";
import { keepStatement } from "../documents/keep-statement.ts";
import { accounts } from "../ledger/ledger-rows.ts";
import type { AccountRow } from "../ledger/ledger-rows.ts";
import { currencies } from "../money/currencies.ts";
import { payers } from "../payers/payer-rows.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import type { RunRow } from "./run-rows.ts";
import type { Part } from "./run-step.ts";

const atOnce = 5;

/** Payers who owe something, in any currency, in order after a place, each once; `most` at a time, or all. */
export async function owing(ctx: PluginContext, { after = "", most }: { after?: string; most?: number } = {}): Promise<string[]> {
  // A payer has one account in each currency.
  const limit = most ? { limit: most * currencies.length } : {};
  const rows = await ctx.model(accounts).findAll({ where: { practiceId: ctx.practiceId, kind: "receivable", balance: { [Op.gt]: 0 }, holderId: { [Op.gt]: after } } as WhereOptions<AccountRow>, attributes: ["holderId"], order: [["holderId", "ASC"]], ...limit });
  return [...new Set(rows.map((row) => row.get().holderId))].slice(0, most);
}

/** Makes the statements of the next payers who owe something, and tells them. */
export async function statementsForSome(ctx: PluginContext, run: RunRow): Promise<Part> {
  const { from, to } = JSON.parse(run.asked) as { from: string; to: string };
  const found = await owing(ctx, { after: run.place, most: atOnce + 1 });
  const now = found.slice(0, atOnce);
  const who = new Map((await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, id: now } })).map((row) => [row.get().id, row.get()]));
  let made = 0;
  for (const payerId of now) {
    const payer = who.get(payerId);
    if (!payer) continue;
    const paper = await keepStatement(ctx, { clientId: payer.clientId, payerId: payer.id, payerIds: [payer.id], from, to, always: true });
    await tell(ctx, run.id, payer.id, paper.id);
    made += 1;
  }
  return { done: now.length, made, next: found.length > atOnce ? (now.at(-1) ?? null) : null };
}

/** Once for each payer of a run, also when its part was cut off and something was paid before it went on. */
async function tell(ctx: PluginContext, runId: string, payerId: string, documentId: string): Promise<void> {
  const seats = await seatsOfPayer(ctx, payerId);
  await ctx.transaction((tx) =>
    ctx.once(`statement:${runId}:${payerId}`, tx, async () => {
      for (const seat of seats) {
        const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
        await ctx.inbox.postCard({ conversationId, kind: "payments.paper", subjectId: documentId }, tx);
        await ctx.notify("payments.document-ready", { to: { portalUserId: seat.id }, data: { id: documentId }, key: `statement:${runId}:${payerId}` }, tx);
      }
      return null;
    }),
  );
}

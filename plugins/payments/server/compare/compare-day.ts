import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { rangeOfDays } from "../books/range-of-days.ts";
import { accounts, entries, transactions } from "../ledger/ledger-rows.ts";
import type { TransactionKind } from "../ledger/ledger-rows.ts";
import { payments } from "../payments/payment-rows.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { processorOf } from "../processors/processor-of.ts";
import type { Movement, Processor } from "../processors/processor.ts";
import { sealText } from "../sealed.ts";
import { days, differences } from "./compare-rows.ts";
import { unmatched } from "./match-movements.ts";
import type { Moved } from "./match-movements.ts";

const around = 2 * 86_400_000;
const kinds: Partial<Record<TransactionKind, Movement["kind"]>> = { payment: "charge", refund: "refund", dispute: "dispute", "dispute-won": "dispute-won" };

interface Span { from: number; until: number }

/** What the ledger booked at this processor between two moments. */
async function ofLedger(ctx: PluginContext, processor: Processor, { from, until }: Span): Promise<{ moved: Moved[]; payments: PaymentRow[] }> {
  const { practiceId } = ctx;
  const booked = (await ctx.model(transactions).findAll({ where: { practiceId, at: { [Op.gte]: from, [Op.lt]: until }, kind: Object.keys(kinds) } as never, order: [["at", "ASC"], ["id", "ASC"]] })).map((row) => row.get());
  const [paid, holding] = await Promise.all([
    ctx.model(payments).findAll({ where: { practiceId, id: [...new Set(booked.flatMap((row) => row.paymentId ?? []))], processor: processor.id } }),
    ctx.model(accounts).findAll({ where: { practiceId, kind: "processor" } }),
  ]);
  const paymentOf = new Map(paid.map((row) => [row.get().id, row.get()]));
  const mine = booked.filter((row) => paymentOf.has(row.paymentId ?? ""));
  const sides = mine.length === 0 ? [] : await ctx.model(entries).findAll({ where: { practiceId, transactionId: mine.map((row) => row.id), accountId: holding.map((row) => row.get().id) } });
  const amounts = new Map(sides.map((row) => [row.get().transactionId, row.get().amount]));
  const moved = mine.flatMap((row): Moved[] => {
    const [kind, amount] = [kinds[row.kind], amounts.get(row.id)];
    return kind && amount ? [{ ref: paymentOf.get(row.paymentId ?? "")?.ref ?? "", kind, amount, currency: row.currency, at: row.at }] : [];
  });
  return { moved, payments: [...paymentOf.values()] };
}

/** What the processor says that it moved for this practice. One that names no practice counts when the charge is one of its payments. */
async function ofProcessor(ctx: PluginContext, processor: Processor, { from, until }: Span): Promise<{ moved: Moved[]; payments: PaymentRow[] }> {
  const all: Movement[] = [];
  for await (const one of processor.listMovements(ctx, { since: from, until })) if (one.practiceId === null || one.practiceId === ctx.practiceId) all.push(one);
  const refs = [...new Set(all.map((one) => one.ref))];
  const known = refs.length === 0 ? [] : (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, processor: processor.id, ref: refs } })).map((row) => row.get());
  const ours = new Set(known.map((row) => row.ref));
  return { moved: all.filter((one) => one.practiceId !== null || ours.has(one.ref)), payments: known };
}

/** Holds a day of the ledger against the processor's, writes down what each says, and keeps what only one of them has. A day that was compared before is compared anew; what the other side has by now is gone. */
export async function compareDay(ctx: PluginContext, day: string): Promise<void> {
  const processor = await processorOf(ctx);
  const today = await rangeOfDays(ctx, day, day);
  const span = { from: today.from - around, until: today.until + around };
  const [ledger, theirs] = await Promise.all([ofLedger(ctx, processor, span), ofProcessor(ctx, processor, span)]);
  const isToday = (one: Moved): boolean => one.at >= today.from && one.at < today.until;
  const found = unmatched(ledger.moved, theirs.moved).filter(isToday).map((one) => ({ ...one, source: `${processor.id}:${one.side}:${one.ref}:${one.kind}:${one.amount}:${one.nth}`.slice(0, 200) }));
  const paymentOf = new Map([...ledger.payments, ...theirs.payments].map((row) => [row.ref, row]));
  const sum = (moved: readonly Moved[], currency: string): number => moved.filter((one) => isToday(one) && one.currency === currency).reduce((total, one) => total + one.amount, 0);
  const currencies = new Set([...ledger.moved, ...theirs.moved].filter(isToday).map((one) => one.currency));
  const { practiceId } = ctx;
  await ctx.transaction(async (tx) => {
    const options = { transaction: tx.sequelize };
    // A day on which nothing moved any more was compared too.
    const before = (await ctx.model(days).findAll({ where: { practiceId, day }, ...options, lock: true })).map((row) => row.get());
    for (const currency of new Set([...currencies, ...before.map((row) => row.currency)])) {
      const said = { ledger: sum(ledger.moved, currency), processor: sum(theirs.moved, currency), comparedAt: ctx.now() };
      const known = before.find((row) => row.currency === currency);
      if (known) await ctx.model(days).update(said, { where: { practiceId, id: known.id }, ...options });
      else await ctx.model(days).bulkCreate([{ id: newId(), practiceId, day, currency, ...said }], { ignoreDuplicates: true, ...options });
    }
    const kept = (await ctx.model(differences).findAll({ where: { practiceId, day }, ...options, lock: true })).map((row) => row.get());
    const gone = kept.filter((row) => row.state === "open" && !found.some((one) => one.source === row.source)).map((row) => row.id);
    if (gone.length > 0) await ctx.model(differences).update({ state: "gone", changedAt: ctx.now() }, { where: { practiceId, id: gone }, ...options });
    const back = kept.filter((row) => row.state === "gone" && found.some((one) => one.source === row.source)).map((row) => row.id);
    if (back.length > 0) await ctx.model(differences).update({ state: "open", changedAt: ctx.now() }, { where: { practiceId, id: back }, ...options });
    for (const one of found.filter(({ source }) => !kept.some((row) => row.source === source))) {
      const payment = paymentOf.get(one.ref);
      const id = newId();
      await ctx.model(differences).bulkCreate([{ id, practiceId, day, source: one.source, side: one.side, kind: one.kind, ref: one.ref, paymentId: payment?.id ?? null, clientId: payment?.clientId ?? null, amount: one.amount, currency: one.currency, state: "open", note: sealText(ctx, ["differences", id, "note"], ""), settledBy: null, createdAt: ctx.now(), changedAt: ctx.now() }], { ignoreDuplicates: true, ...options });
    }
  });
}

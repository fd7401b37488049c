import { csvLine, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { invoices } from "../invoices/invoice-rows.ts";
import { accounts, entries, transactions } from "../ledger/ledger-rows.ts";
import type { AccountKind, TransactionKind, TransactionRow } from "../ledger/ledger-rows.ts";
import { openText } from "../sealed.ts";
import { refunds } from "../payments/payment-rows.ts";
import { amountField } from "../money/money-text.ts";

const atOnce = 500;

const accountNames: Record<AccountKind, string> = {
  receivable: "Accounts receivable", income: "Income", tax: "Tax collected", processor: "Payment processor", offline: "Cash and checks", refunds: "Refunds", credits: "Credits given", "write-offs": "Write-offs", opening: "Opening balances", disputes: "Disputed payments",
};
const memos: Record<TransactionKind, string> = {
  invoice: "Invoice sent", void: "Invoice made void", payment: "Payment", refund: "Refund", credit: "Credit", "write-off": "Write-off", opening: "Opening balance", dispute: "Payment disputed", "dispute-won": "Dispute decided for the practice", "dispute-lost": "Dispute decided for the payer", "payment-returned": "Payment returned by the bank",
};

/** What a bookkeeper reads beside an entry: what happened and to which invoice, never to whom or for what. */
const memoOf = (row: TransactionRow, number: number | null | undefined): string => `${memos[row.kind]}${number ? `, invoice ${number}` : ""}`;

const refundOf = ({ source }: TransactionRow): string[] => (source.startsWith("refund:") ? [source.slice("refund:".length)] : []);

/** Why each of these was done, as staff wrote it when they gave back, credited or wrote off; empty for the rest. */
async function reasonsOf(ctx: PluginContext, rows: readonly TransactionRow[]): Promise<(row: TransactionRow) => string> {
  const ids = rows.flatMap(refundOf);
  const given = ids.length === 0 ? [] : (await ctx.model(refunds).findAll({ where: { practiceId: ctx.practiceId, id: ids } })).map((row) => row.get());
  const said = new Map(given.map((row) => [row.id, openText(ctx, ["refunds", row.id, "reason"], row.reason)]));
  return (row) => (row.reason ? openText(ctx, ["transactions", row.id, "reason"], row.reason) : refundOf(row).map((id) => said.get(id) ?? "").join(""));
}

/** The journal of the ledger between two moments, a line for each entry, in the order in which it was booked. Every transaction's debits and credits are equal. */
export async function journalCsv(ctx: PluginContext, { from, until, zone }: { from: number; until: number; zone: string }): Promise<{ text: string; entries: number }> {
  const kinds = new Map((await ctx.model(accounts).findAll({ where: { practiceId: ctx.practiceId } })).map((row) => [row.get().id, row.get().kind]));
  const parts = [`\uFEFF${csvLine(["Date", "Entry", "Account", "Debit", "Credit", "Currency", "Memo", "Reason"])}`];
  let place = { at: from, id: "" };
  let count = 0;
  for (;;) {
    const where = { practiceId: ctx.practiceId, [Op.and]: [{ at: { [Op.lt]: until } }, { [Op.or]: [{ at: { [Op.gt]: place.at } }, { at: place.at, id: { [Op.gt]: place.id } }] }] };
    const rows = (await ctx.model(transactions).findAll({ where: where as never, order: [["at", "ASC"], ["id", "ASC"]], limit: atOnce })).map((row) => row.get());
    const [sides, why, asked] = await Promise.all([
      ctx.model(entries).findAll({ where: { practiceId: ctx.practiceId, transactionId: rows.map((row) => row.id) }, order: [["transactionId", "ASC"], ["amount", "DESC"], ["id", "ASC"]] }),
      reasonsOf(ctx, rows),
      ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: [...new Set(rows.flatMap((row) => row.invoiceId ?? []))] }, attributes: ["id", "number"] }),
    ]);
    const numbers = new Map(asked.map((row) => [row.get().id, row.get().number]));
    const of = new Map<string, { accountId: string; amount: number }[]>();
    for (const side of sides.map((row) => row.get())) of.set(side.transactionId, [...(of.get(side.transactionId) ?? []), side]);
    for (const row of rows) {
      for (const { accountId, amount } of of.get(row.id) ?? []) {
        const money = amountField(Math.abs(amount), row.currency);
        parts.push(csvLine([writeDate(wallTime(row.at, zone)), row.id, accountNames[kinds.get(accountId) ?? "opening"], amount > 0 ? money : "", amount < 0 ? money : "", row.currency, memoOf(row, numbers.get(row.invoiceId ?? "")), why(row)]));
        count += 1;
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return { text: parts.join(""), entries: count };
    place = { at: last.at, id: last.id };
  }
}

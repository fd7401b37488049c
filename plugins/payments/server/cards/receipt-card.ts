import { defineCard } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { newestReceipt, receiptVersions } from "../documents/receipt-versions.ts";
import { moneyText } from "../money/money-text.ts";
import { visiblePayers } from "../payers/visible-payers.ts";
import { payments } from "../payments/payment-rows.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";

type Facts = Pick<PaymentRow, "amount" | "currency" | "means" | "label" | "refunded" | "lost" | "state">;

const howPaid = ({ means, label }: Pick<PaymentRow, "means" | "label">): string => (means === "cash" ? " in cash" : means === "check" ? " by check" : means === "other" ? "" : ` with ${label}`);

function receiptFace(row: Facts, paper: { fileId: string; title: string; size: number } | null): CardFace {
  const money = moneyText(row.amount, row.currency);
  const [tag, text]: [string, string] =
    row.state === "disputed" ? ["With the bank", "The bank is looking into this payment."]
    : row.refunded > 0 ? [row.state === "refunded" ? "Refunded" : "Partly refunded", `${moneyText(row.refunded, row.currency)} of ${money} given back.`]
    : ["Paid", `${money} paid${howPaid(row)}.`];
  return {
    state: "done", needsYou: false, summary: `Payment: ${tag}`, push: "payment",
    view: {
      kindLine: "Receipt", title: paper?.title ?? "Receipt", status: { tag, tone: row.state === "succeeded" ? "success" : "neutral", text },
      blocks: [{ t: "money", label: "Paid", minor: row.amount, currency: row.currency }, ...(paper ? [{ t: "file" as const, name: `${paper.title}.pdf`, size: paper.size, mime: "application/pdf", href: `/files/${paper.fileId}` }] : [])],
      actions: [],
    },
  };
}

/** A payment that arrived, with its receipt. */
export const receiptCard = defineCard({
  kind: "payments.receipt",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const seen = await Promise.all([...new Set(rows.map((row) => row.clientId))].map((id) => visiblePayers(ctx, viewer, id)));
    const mine = new Set(seen.flat().map((payer) => payer.id));
    const shown = rows.filter((row) => mine.has(row.payerId));
    const versions = await receiptVersions(ctx, shown);
    return new Map(shown.map((row) => {
      const version = versions.get(row.id);
      return [row.id, receiptFace(row, version ? newestReceipt(version) : null)];
    }));
  },
  actions: {},
  examples: { done: receiptFace({ amount: 4_000, currency: "USD", means: "card", label: "Visa ending 4242", refunded: 0, lost: 0, state: "succeeded" }, { fileId: "01JD0000000000000000000000", title: "Receipt 12", size: 20_000 }) },
});

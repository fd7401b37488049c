import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { refunds } from "../payments/payment-rows.ts";
import type { PaymentRow, RefundRow } from "../payments/payment-rows.ts";
import { documents } from "./document-rows.ts";
import type { DocumentRow } from "./document-rows.ts";

type Of = Pick<PaymentRow, "id" | "refunded" | "lost">;

/** What a receipt says of a payment as it stands. Each state that it was ever in has a version of its own. */
export interface ReceiptVersion {
  source: string;
  /** Refunds that worked, the first one first. */
  given: Pick<RefundRow, "id" | "amount" | "changedAt">[];
  /** Versions that are there, the oldest first. */
  made: DocumentRow[];
}

/** The versions of the receipts of payments, by the payment's id. */
export async function receiptVersions(ctx: PluginContext, rows: readonly Of[]): Promise<Map<string, ReceiptVersion>> {
  if (rows.length === 0) return new Map();
  const { practiceId } = ctx;
  const back = rows.filter((row) => row.refunded > 0 || row.lost > 0).map((row) => row.id);
  const [given, made] = await Promise.all([
    back.length === 0 ? [] : ctx.model(refunds).findAll({ where: { practiceId, paymentId: back, state: "succeeded" }, order: [["changedAt", "ASC"], ["id", "ASC"]] }),
    ctx.model(documents).findAll({ where: { practiceId, [Op.or]: rows.flatMap(({ id }) => [{ source: `receipt:${id}` }, { source: { [Op.like]: `receipt:${id}:%` } }]) } as never, order: [["id", "ASC"]] }),
  ]);
  return new Map(rows.map(({ id, refunded, lost }) => {
    const mine = given.map((row) => row.get()).filter((row) => row.paymentId === id);
    const isWhole = refunded === 0 && lost === 0;
    const source = isWhole ? `receipt:${id}` : `receipt:${id}:${refunded}:${lost}:${mine.at(-1)?.id ?? ""}`;
    return [id, { source, given: isWhole ? [] : mine, made: made.map((row) => row.get()).filter((row) => row.source === `receipt:${id}` || row.source.startsWith(`receipt:${id}:`)) }];
  }));
}

/** The version that says how a payment stands; the latest one while that is still to be made. */
export const newestReceipt = ({ source, made }: ReceiptVersion): DocumentRow | null => made.find((row) => row.source === source) ?? made.at(-1) ?? null;

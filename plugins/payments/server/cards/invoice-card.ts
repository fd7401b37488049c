import { defineCard } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { openLines } from "../documents/line-table.ts";
import { linesOf } from "../invoices/find-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { visiblePayers } from "../payers/visible-payers.ts";
import { begunFor } from "../payments/begun-for.ts";
import { failedFor } from "../payments/failed-for.ts";
import { isLive } from "../processors/processor-of.ts";
import { chargeWords, isNeutral } from "./charge-words.ts";
import { invoiceFace } from "./invoice-face.ts";

const sample: InvoiceRow = {
  id: "01JD0000000000000000000000", practiceId: "", clientId: "01JD0000000000000000000001", payerId: "", kind: "services", number: 1042, state: "open", currency: "USD", subtotal: 4_000, tax: 0, total: 4_000, paid: 0, pending: 0, credited: 0, refunded: 0,
  staffId: null, fromDay: null, toDay: null, issuedDay: "2026-11-12", dueDay: "2026-11-26", note: "", madeBy: null, createdAt: 0, changedAt: 0,
};
const example = (more: Partial<InvoiceRow>): CardFace => invoiceFace({ row: { ...sample, ...more }, what: "Session", today: "2026-11-20", isStaff: false, live: true });

/** An invoice in the conversation of each who pays it. It is paid on its page, never with a card number in the thread. */
export const invoiceCard = defineCard({
  kind: "payments.invoice",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const clientIds = [...new Set(rows.map((row) => row.clientId))];
    const [live, today, lines, neutral, begun, failed, seen] = await Promise.all([
      isLive(ctx), practiceDay(ctx), linesOf(ctx, rows.map((row) => row.id)), Promise.all(clientIds.map(async (id) => [id, await isNeutral(ctx, id)] as const)), begunFor(ctx, rows), failedFor(ctx, rows),
      Promise.all(clientIds.map((id) => visiblePayers(ctx, viewer, id))),
    ]);
    const mine = new Set(seen.flat().map((payer) => payer.id));
    const words = new Map(neutral);
    const opened = openLines(ctx, lines);
    return new Map(rows.filter((row) => mine.has(row.payerId)).map((row) => [row.id, invoiceFace({ row, what: chargeWords(row, opened.filter((line) => line.invoiceId === row.id), words.get(row.clientId) ?? true), begun: begun.get(row.id)?.amount ?? 0, failed: failed.get(row.id), today, isStaff: viewer.kind === "staff", live })]));
  },
  actions: {},
  examples: {
    live: example({}), in_progress: example({ state: "partly paid", paid: 2_500 }), waiting: example({ pending: 4_000 }), done: example({ state: "paid", paid: 4_000 }), cancelled: example({ state: "void" }), blocked: example({ state: "draft", number: null }),
  },
});

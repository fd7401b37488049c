import { AppError, addMonths, readDate, writeDate } from "@anteroom/core/server";
import type { JobDefinition, PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import { openSuperbill } from "../desk/superbill-matter.ts";
import { keepSuperbill } from "../documents/keep-superbill.ts";
import { invoices, lines } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";

/** On the day that the practice chose: superbills of last month's charged sessions, for each client, payer and professional. One that lacks something waits in the billing queue. */
export const superbillsJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "30 6 * * *",
  async run(ctx) {
    const today = readDate(await practiceDay(ctx));
    if (!today) return;
    const first = addMonths({ ...today, day: 1 }, -1);
    const from = writeDate(first);
    const to = writeDate({ ...first, day: new Date(Date.UTC(first.year, first.month, 0)).getUTCDate() });
    let after = "";
    for (;;) {
      // By pages of lines, so that a large practice costs no more memory than a small one.
      const page = (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, day: { [Op.between]: [from, to] }, id: { [Op.gt]: after } }, order: [["id", "ASC"]], limit: 500, attributes: ["id", "invoiceId", "staffId"] })).map((row) => row.get());
      await ofPage(ctx, page, { from, to, day: today.day });
      after = page.at(-1)?.id ?? "";
      if (page.length < 500) return;
    }
  },
};

async function ofPage(ctx: PluginContext, page: readonly { invoiceId: string; staffId: string | null }[], when: { from: string; to: string; day: number }): Promise<void> {
  const asked = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: [...new Set(page.map((line) => line.invoiceId))], kind: "services", state: { [Op.notIn]: ["draft", "void"] } } })).map((row) => row.get());
  const wanted = new Map<string, { clientId: string; payerId: string; staffId: string; invoiceId: string }>();
  for (const line of page) {
    const invoice = asked.find((row) => row.id === line.invoiceId);
    if (invoice && line.staffId) wanted.set(`${invoice.payerId}:${line.staffId}`, { clientId: invoice.clientId, payerId: invoice.payerId, staffId: line.staffId, invoiceId: invoice.id });
  }
  for (const { clientId, payerId, staffId, invoiceId } of wanted.values()) {
    if ((await ctx.setting<number>("autoSuperbillDay", { clientId })) !== when.day) continue;
    await keepSuperbill(ctx, { clientId, payerId, payerIds: [payerId], from: when.from, to: when.to, staffId })
      .then((row) => tell(ctx, payerId, row.id))
      .catch((error: unknown) => {
        const reason = error instanceof AppError ? error.details.reason : undefined;
        if (reason === "missing") return ctx.transaction((tx) => openSuperbill(ctx, tx, { clientId, payerId, staffId, invoiceId, from: when.from, to: when.to }));
        ctx.log.warn({ reason: reason ?? "failed" }, "payments: a superbill of last month was not made");
      });
  }
}

async function tell(ctx: PluginContext, payerId: string, documentId: string): Promise<void> {
  const seats = await seatsOfPayer(ctx, payerId);
  await ctx.transaction(async (tx) => {
    for (const seat of seats) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postCard({ conversationId, kind: "payments.paper", subjectId: documentId }, tx);
      await ctx.notify("payments.document-ready", { to: { portalUserId: seat.id }, data: { id: documentId }, key: `ready:${documentId}` }, tx);
    }
  });
}

import { AppError, idInput, notFound, pageCursor } from "@anteroom/core/server";
import { z } from "zod";
import { queueItems } from "../desk/queue-items.ts";
import { countQueue, queueTabs } from "../desk/queue-tabs.ts";
import { matters } from "../desk/matter-rows.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import { paymentFor } from "../payments/payment-for.ts";
import { spendCredit } from "../payments/spend-credit.ts";
import { runs } from "../runs/run-rows.ts";
import { startRun } from "../runs/start-run.ts";
import { staffProcedure } from "../trpc.ts";

/** The most drafts that are sent at once. */
const mostAtOnce = 1_000;

/** What waits in billing: one tab in pages, and how many wait in each. */
export const queue = staffProcedure
  .meta({ permission: "payments.books" })
  .input(z.object({ tab: z.enum(queueTabs).default("drafts"), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { tab, after } }) => {
    const [counts, { items, next }] = await Promise.all([countQueue(plugin), queueItems(plugin, viewer, tab, { after })]);
    return { tab, counts, items, next, mayBill: plugin.holds("payments.bill", viewer) };
  });

/** Says that a failed payment or a question is dealt with. */
export const closeMatter = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = (await plugin.model(matters).findOne({ where: { practiceId: plugin.practiceId, id } }))?.get();
    if (!row || !(await plugin.people.maySee(viewer, row.clientId))) throw notFound("this");
    await plugin.transaction(async (tx) => {
      const [closed] = await plugin.model(matters).update({ isOpen: 0, closedAt: plugin.now(), closedBy: viewer.staffId }, { where: { practiceId: plugin.practiceId, id, isOpen: 1 }, transaction: tx.sequelize });
      if (closed > 0) await plugin.audit("closed-matter", { subject: id, clientId: row.clientId }, tx);
    });
    return { id };
  });

/** Lets money that counts for no invoice count for those that are open. The same key does so once. */
export const useCredit = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), paymentId: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, paymentId } }) => {
    const payment = await paymentFor(plugin, viewer, paymentId);
    const used = await plugin.transaction((tx) =>
      plugin.once(`use-credit:${key}`, tx, async () => {
        const amount = await spendCredit(plugin, tx, payment);
        await plugin.audit("used-credit", { subject: paymentId, clientId: payment.clientId, detail: { minor: amount } }, tx);
        return amount;
      }),
    );
    return { used };
  });

/** Sends several drafts, some at a time: those chosen, or every draft there is. Answers the run that says how far it is. */
export const issueDrafts = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ key: idInput(), ids: z.array(idInput()).max(mostAtOnce).default([]), all: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, ids, all } }) => {
    if (await plugin.model(runs).findOne({ where: { practiceId: plugin.practiceId, id: key } })) return { id: key };
    const found = (await plugin.model(invoices).findAll({ where: { practiceId: plugin.practiceId, state: "draft", ...(all ? {} : { id: ids }) }, attributes: ["id", "clientId"], order: [["id", "ASC"]], limit: mostAtOnce })).map((row) => row.get());
    const seen = await plugin.people.clientNames(viewer, [...new Set(found.map((row) => row.clientId))]);
    const chosen = found.filter((row) => seen.has(row.clientId)).map((row) => row.id);
    if (chosen.length === 0) throw new AppError("CONFLICT", ids.length === 0 && !all ? "Choose at least one draft." : "These drafts were sent or thrown away already.");
    await plugin.transaction((tx) =>
      plugin.once(`issue:${key}`, tx, async () => {
        await startRun(plugin, tx, { id: key, kind: "issue", total: chosen.length, startedBy: viewer.staffId, asked: { ids: chosen } });
        await plugin.audit("issued-drafts", { subject: key, detail: { count: chosen.length } }, tx);
        return null;
      }),
    );
    return { id: key };
  });

import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { invoices } from "../invoices/invoice-rows.ts";
import { sendInvoice } from "../invoices/send-invoice.ts";
import type { RunRow } from "./run-rows.ts";
import type { Part } from "./run-step.ts";

const atOnce = 10;

/** Sends the next drafts of those that were chosen. One that somebody has sent or thrown away meanwhile is left as it is. */
export async function issueSome(ctx: PluginContext, run: RunRow): Promise<Part> {
  const { ids } = JSON.parse(run.asked) as { ids: string[] };
  const rest = ids.filter((id) => id > run.place).toSorted((a, b) => (a < b ? -1 : 1));
  const now = rest.slice(0, atOnce);
  const clients = new Map((await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: { [Op.in]: now } }, attributes: ["id", "clientId"] })).map((row) => [row.get().id, row.get().clientId]));
  let made = 0;
  for (const id of now) {
    try {
      await ctx.transaction((tx) =>
        ctx.once(`issued:${run.id}:${id}`, tx, async () => {
          await sendInvoice(ctx, tx, id);
          await ctx.audit("sent-invoice", { subject: id, ...(clients.has(id) ? { clientId: clients.get(id) ?? "" } : {}) }, tx);
          return null;
        }),
      );
      made += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return { done: now.length, made, next: rest.length > atOnce ? (now.at(-1) ?? null) : null };
}

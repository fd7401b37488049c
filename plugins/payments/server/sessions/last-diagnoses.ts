import type { PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { openLines } from "../documents/line-table.ts";
import { invoices, lines } from "../invoices/invoice-rows.ts";

/** How many of the newest invoices are looked at. */
const looked = 5;

/** The diagnoses of a client's newest charge that has any: what somebody comes for seldom changes from one session to the next, and staff check every draft. */
export async function lastDiagnoses(ctx: PluginContext, tx: Tx, clientId: string): Promise<string[]> {
  const where = { practiceId: ctx.practiceId, clientId, kind: "services", state: { [Op.ne]: "void" } } as never;
  const newest = (await ctx.model(invoices).findAll({ where, order: [["id", "DESC"]], limit: looked, attributes: ["id"], transaction: tx.sequelize })).map((row) => row.get().id);
  if (newest.length === 0) return [];
  const rows = (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, invoiceId: newest }, order: [["day", "DESC"], ["id", "DESC"]], transaction: tx.sequelize })).map((row) => row.get());
  return openLines(ctx, rows).find((line) => line.said.diagnoses.length > 0)?.said.diagnoses ?? [];
}

import type { PluginContext, Tx } from "@anteroom/core/server";
import { plans } from "../autopay/autopay-rows.ts";

/** Whether an invoice is paid in parts that were agreed to, and so by nothing else by itself. */
export const hasPlan = async (ctx: PluginContext, invoiceId: string, tx?: Tx): Promise<boolean> => (await ctx.model(plans).count({ where: { practiceId: ctx.practiceId, invoiceId, state: "accepted" }, ...(tx ? { transaction: tx.sequelize } : {}) })) > 0;

/** Whether a plan for an invoice was proposed or agreed to. */
export const isPlanned = async (ctx: PluginContext, invoiceId: string): Promise<boolean> => (await ctx.model(plans).count({ where: { practiceId: ctx.practiceId, invoiceId, state: ["proposed", "accepted"] } })) > 0;

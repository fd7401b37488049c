import type { PluginContext, Tx } from "@anteroom/core/server";
import { collaterals, openCollateral, plainCollateral } from "../rows/collaterals.ts";
import type { Collateral, CollateralAnswer } from "../rows/collaterals.ts";

/** Those who are still invited to an appointment, the first invited first. */
export async function invitedTo(ctx: PluginContext, appointmentId: string, tx?: Tx): Promise<Collateral[]> {
  const rows = await ctx.model(collaterals).findAll({ where: { practiceId: ctx.practiceId, appointmentId, endedAt: null }, order: [["id", "ASC"]], ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return rows.map(plainCollateral);
}

/** Somebody who is invited, as the client and staff see them. */
export interface ShownCollateral {
  id: string;
  name: string;
  relation: string;
  answer: CollateralAnswer;
}

export const shownCollaterals = async (ctx: PluginContext, appointmentId: string): Promise<ShownCollateral[]> =>
  (await invitedTo(ctx, appointmentId)).map((row) => {
    const { name, relation } = openCollateral(ctx, row);
    return { id: row.id, name, relation, answer: row.answer };
  });

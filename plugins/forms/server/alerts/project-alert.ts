import type { PluginContext, Tx } from "@anteroom/core/server";
import { alerts } from "./alert-rows.ts";
import type { AlertLevel, AlertState } from "./alert-rows.ts";

/** Mirrors the workflow into the alert, and draws its card again. */
export async function projectAlert(ctx: PluginContext, tx: Tx, alertId: string, { value }: { value: string }): Promise<void> {
  const [state, level] = value.split(".") as [AlertState, AlertLevel | undefined];
  await ctx.model(alerts).update({ state, ...(level ? { level } : {}) }, { where: { practiceId: ctx.practiceId, id: alertId }, transaction: tx.sequelize });
  await ctx.cards.touch("forms.alert", alertId, tx);
}

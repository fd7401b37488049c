import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { testMovements } from "./test-rows.ts";
import type { TestChargeRow, TestMovementRow } from "./test-rows.ts";

/** Writes down what money a change of a charge moved, as a processor's own books do. */
export async function noteMovements(ctx: PluginContext, tx: Tx, was: TestChargeRow, row: TestChargeRow, at: number): Promise<void> {
  const held = row.amount - row.refunded;
  const moved: Pick<TestMovementRow, "kind" | "amount">[] = [
    ...(was.state !== "succeeded" && row.state === "succeeded" ? [{ kind: "charge" as const, amount: row.amount }] : []),
    ...(row.refunded > was.refunded ? [{ kind: "refund" as const, amount: was.refunded - row.refunded }] : []),
    ...(was.dispute === null && row.dispute !== null && row.dispute !== "won" ? [{ kind: "dispute" as const, amount: -held }] : []),
    ...(was.dispute !== null && was.dispute !== "won" && row.dispute === "won" ? [{ kind: "dispute-won" as const, amount: held }] : []),
  ];
  for (const one of moved) if (one.amount !== 0) await ctx.model(testMovements).create({ id: newId(), practiceId: ctx.practiceId, chargeId: row.id, ...one, currency: row.currency, at }, { transaction: tx.sequelize });
}

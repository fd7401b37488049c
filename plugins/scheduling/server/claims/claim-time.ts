import { UniqueConstraintError } from "sequelize";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { cells } from "../rows/cells.ts";
import type { Cell } from "../rows/cells.ts";
import { TakenError } from "./taken-error.ts";

/** Takes five-minute cells for an appointment, all or none. @throws TakenError when another has one of them; the transaction then has to end. */
export async function claimCells(ctx: PluginContext, tx: Tx, wanted: readonly Cell[]): Promise<void> {
  const [first] = wanted;
  if (!first) return;
  try {
    await ctx.model(cells).bulkCreate(wanted.map((cell) => ({ ...cell })), { transaction: tx.sequelize });
  } catch (error) {
    if (error instanceof UniqueConstraintError) throw new TakenError(first.kind);
    throw error;
  }
}

/** Those of the cells that an appointment does not hold itself. */
export async function cellsBeside(ctx: PluginContext, tx: Tx, wanted: readonly Cell[], holderId: string): Promise<Cell[]> {
  const held = await ctx.model(cells).findAll({ where: { practiceId: ctx.practiceId, appointmentId: holderId }, transaction: tx.sequelize });
  const own = new Set(held.map((row) => row.get()).map(({ kind, subjectId, cell }) => `${kind} ${subjectId} ${Number(cell)}`));
  return wanted.filter(({ kind, subjectId, cell }) => !own.has(`${kind} ${subjectId} ${cell}`));
}

/** Gives back all that an appointment or a group holds. */
export async function releaseCells(ctx: PluginContext, tx: Tx, holderId: string): Promise<void> {
  await ctx.model(cells).destroy({ where: { practiceId: ctx.practiceId, appointmentId: holderId }, transaction: tx.sequelize });
}

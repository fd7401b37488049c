import type { PluginContext, Tx } from "@anteroom/core/server";
import { releaseCells } from "../claims/claim-time.ts";
import { cells } from "../rows/cells.ts";
import { loadGroup } from "./load-group.ts";

/** A part has ended: its seat is given back, and with the last one the professionals and the room. */
export async function freeSeat(ctx: PluginContext, tx: Tx, groupId: string, appointmentId: string): Promise<void> {
  // Before anything is given back, so that two who leave at one moment cannot wait for each other.
  await loadGroup(ctx, groupId, tx);
  await releaseCells(ctx, tx, appointmentId);
  const taken = await ctx.model(cells).findOne({ where: { practiceId: ctx.practiceId, kind: "g", subjectId: groupId }, transaction: tx.sequelize, lock: true });
  if (!taken) await releaseCells(ctx, tx, groupId);
}

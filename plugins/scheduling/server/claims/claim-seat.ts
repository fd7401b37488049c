import type { PluginContext, Tx } from "@anteroom/core/server";
import { cells } from "../rows/cells.ts";
import type { Group } from "../rows/groups.ts";
import { cellsOfClient, cellsOfSeats } from "./cells-of.ts";
import { claimCells } from "./claim-time.ts";
import { TakenError } from "./taken-error.ts";

type Part = Parameters<typeof cellsOfClient>[0];

/**
 * Takes a free seat of a group and the client's own time. Whoever asks holds the group's lock; the key of the seat refuses a second one
 * even so. @throws TakenError when every seat is taken, or the client is elsewhere
 */
export async function claimSeat(ctx: PluginContext, tx: Tx, part: Part, group: Pick<Group, "id" | "seats">, clientId: string): Promise<void> {
  const taken = await ctx.model(cells).findAll({ where: { practiceId: ctx.practiceId, kind: "g", subjectId: group.id }, transaction: tx.sequelize, lock: true });
  const full = new Set(taken.map((row) => Number(row.get().cell)));
  const seat = cellsOfSeats(part, group).find(({ cell }) => !full.has(cell));
  if (!seat) throw new TakenError("g");
  await claimCells(ctx, tx, [seat]);
  await claimCells(ctx, tx, cellsOfClient(part, clientId));
}

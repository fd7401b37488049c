import { notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, StaffViewer, Tx } from "@anteroom/core/server";
import { givenPackets } from "./given-rows.ts";
import type { GivenPacket, GivenStep } from "./given-rows.ts";

const number = (value: number | null): number | null => (value === null ? null : Number(value));
const plain = (row: GivenPacket): GivenPacket => ({ ...row, ordered: Boolean(row.ordered), assignedAt: Number(row.assignedAt), dueAt: number(row.dueAt), doneAt: number(row.doneAt), endedAt: number(row.endedAt) });

export const stepsOf = (row: Pick<GivenPacket, "steps">): GivenStep[] => JSON.parse(row.steps) as GivenStep[];

/** Packets that were given, the newest first; `where` says which. */
export async function readGiven(ctx: PluginContext, where: Record<string, unknown>, { limit = 50, tx }: { limit?: number; tx?: Tx } = {}): Promise<GivenPacket[]> {
  const rows = await ctx.model(givenPackets).findAll({ where: { ...where, practiceId: ctx.practiceId }, order: [["id", "DESC"]], limit, ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => plain(row.get()));
}

/** Locks a packet until the transaction ends; null when the id is no packet's. */
export async function lockGiven(ctx: PluginContext, id: string, tx: Tx): Promise<GivenPacket | null> {
  const row = (await ctx.model(givenPackets).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  return row ? plain(row) : null;
}

/** The viewer's own packet. @throws AppError `NOT_FOUND` */
export async function findOwnGiven(ctx: PluginContext, viewer: PortalViewer, id: string): Promise<GivenPacket> {
  const [row] = await readGiven(ctx, { id, portalUserId: viewer.portalUserId }, { limit: 1 });
  if (!row) throw notFound("this packet");
  return row;
}

/** A packet of a client whom the staff member may work with. @throws AppError `NOT_FOUND` */
export async function findGivenForStaff(ctx: PluginContext, viewer: StaffViewer, id: string): Promise<GivenPacket> {
  const [row] = await readGiven(ctx, { id }, { limit: 1 });
  if (!row || !(await ctx.people.maySee(viewer, row.clientId))) throw notFound("this packet");
  return row;
}

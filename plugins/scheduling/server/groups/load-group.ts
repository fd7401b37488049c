import { Op } from "sequelize";
import { notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { groups, plainGroup } from "../rows/groups.ts";
import type { Group } from "../rows/groups.ts";
import { holding } from "../slots/load-slots.ts";

/** A group of the practice; locked when a transaction is given, and then first of all, so that two who change it wait for each other. */
export async function loadGroup(ctx: PluginContext, id: string, tx?: Tx): Promise<Group | null> {
  const found = await ctx.model(groups).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return found && plainGroup(found);
}

/** Everybody's part in a group, also those who cancelled, in the order in which they were added. */
export async function partsOf(ctx: PluginContext, groupId: string, tx?: Tx): Promise<Appointment[]> {
  const found = await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, groupId: { [Op.eq]: groupId } }, order: [["createdAt", "ASC"], ["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  return found.map(plainAppointment);
}

/** Whether a part takes its seat: also a cancelled one, while it can be taken back. */
export const takesSeat = (row: Pick<Appointment, "state" | "undoUntil">): boolean => holding.includes(row.state) || row.undoUntil !== null;

/** A group that this staff member may see: their own, or one in which a client of theirs takes part. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export async function findGroup(ctx: PluginContext, viewer: StaffViewer, id: string, tx?: Tx): Promise<{ group: Group; parts: Appointment[] }> {
  const group = await loadGroup(ctx, id, tx);
  const parts = group ? await partsOf(ctx, id, tx) : [];
  const own = parts.some((row) => row.staffId === viewer.staffId || row.secondStaffId === viewer.staffId);
  const seen = own || (await Promise.all(parts.map((row) => (row.clientId === null ? false : ctx.people.maySee(viewer, row.clientId))))).some(Boolean);
  if (!group || !seen) throw notFound("this group");
  return { group, parts };
}

import { Op } from "sequelize";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { cellsOfClient } from "../claims/cells-of.ts";
import { appointments, plainAppointment, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { cells } from "../rows/cells.ts";
import type { Group } from "../rows/groups.ts";
import { loadGroup, partsOf, takesSeat } from "./load-group.ts";

/** Why a client cannot come to a meeting: they do already, every seat is taken, or they are elsewhere then. */
export type NotFree = "comes" | "full" | "elsewhere";

/** One meeting of a group that repeats, as it is for one client. */
export interface Meeting {
  group: Group;
  parts: Appointment[];
  startsAt: number;
  why: NotFree | null;
}

/** The meetings from this one on that are still to come, by time, and whether this client can come to each; this one alone for a group that does not repeat. */
export async function comingMeetings(ctx: PluginContext, found: { group: Group; parts: readonly Appointment[] }, clientId: string, tx?: Tx): Promise<Meeting[]> {
  const like = found.parts.find((row) => standing.includes(row.state) && row.undoUntil === null && row.endsAt > ctx.now());
  if (!like) return [];
  const seriesIds = [...new Set(found.parts.flatMap((row) => row.seriesId ?? []))];
  const rows = seriesIds.length === 0 ? [like] : (await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, seriesId: seriesIds, groupId: { [Op.ne]: null } as never, state: [...standing], startsAt: { [Op.gte]: like.startsAt } }, order: [["startsAt", "ASC"], ["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) })).map(plainAppointment);
  const groupIds = [...new Set([like, ...rows].flatMap((row) => row.groupId ?? []))];
  const meetings: Meeting[] = [];
  // Each is held in turn, so that two who fill the same seats wait for each other.
  for (const id of groupIds) {
    const group = await loadGroup(ctx, id, tx);
    const parts = group ? await partsOf(ctx, id, tx) : [];
    const one = parts.find((row) => standing.includes(row.state) && row.undoUntil === null);
    if (group && one) meetings.push({ group, parts, startsAt: one.startsAt, why: await whyNotFree(ctx, group, parts, one, clientId, tx) });
  }
  return meetings.toSorted((a, b) => a.startsAt - b.startsAt);
}

async function whyNotFree(ctx: PluginContext, group: Group, parts: readonly Appointment[], one: Appointment, clientId: string, tx?: Tx): Promise<NotFree | null> {
  if (parts.some((row) => row.clientId === clientId && takesSeat(row))) return "comes";
  if (parts.filter(takesSeat).length >= group.seats) return "full";
  const taken = await ctx.model(cells).count({ where: { practiceId: ctx.practiceId, kind: "c", subjectId: clientId, cell: cellsOfClient(one, clientId).map(({ cell }) => cell) }, ...(tx ? { transaction: tx.sequelize } : {}) });
  return taken > 0 ? "elsewhere" : null;
}

import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { plainProposal, proposals } from "../rows/proposals.ts";
import type { Proposal } from "../rows/proposals.ts";

export async function loadProposal(ctx: PluginContext, id: string, tx?: Tx): Promise<Proposal | null> {
  const found = await ctx.model(proposals).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return found && plainProposal(found);
}

/** A proposal that this viewer may answer or see. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export async function findProposal(ctx: PluginContext, viewer: Viewer, id: string, tx?: Tx): Promise<Proposal> {
  const row = await loadProposal(ctx, id, tx);
  if (!row) throw notFound("these times");
  const sees = viewer.kind === "portal" ? row.portalUserId === viewer.portalUserId : await ctx.people.maySee(viewer, row.clientId);
  if (!sees) throw notFound("these times");
  return row;
}

/** The times of proposals, by proposal, the earliest first; one query for all. */
export async function timesOf(ctx: PluginContext, ids: readonly string[], tx?: Tx): Promise<Map<string, Appointment[]>> {
  const rows = ids.length === 0 ? [] : await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, proposalId: [...ids] }, order: [["startsAt", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  const times = new Map<string, Appointment[]>();
  for (const row of rows.map(plainAppointment)) times.set(row.proposalId ?? "", [...(times.get(row.proposalId ?? "") ?? []), row]);
  return times;
}

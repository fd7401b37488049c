import type { PluginDefinition } from "@anteroom/core/server";
import { cells } from "./rows/cells.ts";
import { participants } from "./rows/participants.ts";

/**
 * Where both records come to one appointment, one of them stays; the host moves all others. The five minutes that were taken for the one
 * are taken for the other, but for those that both had: two appointments at one time stay, and staff see both.
 */
export const mergeClients: NonNullable<PluginDefinition["mergeClients"]> = async (ctx, { from, into }, tx) => {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  const both = await ctx.model(participants).findAll({ where: { practiceId, clientId: into }, attributes: ["appointmentId"], transaction });
  const ids = both.map((row) => row.get().appointmentId);
  const taken = await ctx.model(cells).findAll({ where: { practiceId, kind: "c", subjectId: into }, attributes: ["cell"], transaction });
  const doubled = taken.map((row) => Number(row.get().cell));
  if (doubled.length > 0) await ctx.model(cells).destroy({ where: { practiceId, kind: "c", subjectId: from, cell: doubled }, transaction });
  await ctx.model(cells).update({ subjectId: into }, { where: { practiceId, kind: "c", subjectId: from }, transaction });
  if (ids.length > 0) await ctx.model(participants).destroy({ where: { practiceId, clientId: from, appointmentId: ids }, transaction });
};

import type { PluginContext, Tx } from "@anteroom/core/server";
import { staffNames } from "../cards/assignment-faces.ts";
import { annotations } from "./submission-rows.ts";

export const annotationPlace = (id: string) => ({ table: "forms_annotations", row: id, column: "text" });

/** What staff wrote about a submission, oldest first. Portal users never get it. */
export async function annotationsOf(ctx: PluginContext, submissionId: string): Promise<{ id: string; text: string; by: string; at: number }[]> {
  const rows = (await ctx.model(annotations).findAll({ where: { practiceId: ctx.practiceId, submissionId }, order: [["id", "ASC"]], limit: 200 })).map((row) => row.get());
  const names = await staffNames(ctx, rows.map((row) => row.staffId));
  return rows.map((row) => ({ id: row.id, text: ctx.sealed.open(annotationPlace(row.id), row.text), by: names.get(row.staffId) ?? "A colleague", at: Number(row.writtenAt) }));
}

export async function addAnnotation(ctx: PluginContext, note: { id: string; submissionId: string; staffId: string; text: string }, tx: Tx): Promise<void> {
  const { id, submissionId, staffId, text } = note;
  await ctx.model(annotations).create({ id, practiceId: ctx.practiceId, submissionId, staffId, text: ctx.sealed.seal(annotationPlace(id), text), writtenAt: ctx.now() }, { transaction: tx.sequelize });
}

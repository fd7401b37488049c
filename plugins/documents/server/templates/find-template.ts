import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { templates, versions, type TemplateRow, type VersionRow } from "../tables/template-rows.ts";

/** @throws AppError `NOT_FOUND` */
export async function findTemplate(ctx: PluginContext, id: string, tx?: Tx): Promise<TemplateRow> {
  const row = await ctx.model(templates).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: tx.sequelize.LOCK.UPDATE } : {}) });
  if (!row) throw notFound("this template");
  return row.get();
}

/** Templates that can be sent, each with its newest version, by title. */
export async function publishedTemplates(ctx: PluginContext, ids?: readonly string[]): Promise<{ template: TemplateRow; version: VersionRow }[]> {
  const rows = (await ctx.model(templates).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null, ...(ids ? { id: [...ids] } : {}) }, order: [["title", "ASC"]] })).map((row) => row.get()).filter((row) => row.version > 0);
  const newest = (await ctx.model(versions).findAll({ where: { practiceId: ctx.practiceId, templateId: rows.map((row) => row.id) } })).map((row) => row.get());
  return rows.flatMap((template) => {
    const version = newest.find((one) => one.templateId === template.id && one.number === template.version);
    return version ? [{ template, version }] : [];
  });
}

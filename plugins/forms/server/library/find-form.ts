import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { FormDefinition } from "../definition/form-definition.ts";
import { formRows, versionRows } from "./form-rows.ts";
import type { FormRow, VersionRow } from "./form-rows.ts";

const within = (tx?: Tx): { transaction?: Tx["sequelize"] } => (tx ? { transaction: tx.sequelize } : {});

/** A form of the practice, draft and all. @throws AppError `NOT_FOUND` */
export async function findForm(ctx: PluginContext, id: string, tx?: Tx): Promise<FormRow> {
  const row = await ctx.model(formRows).findOne({ where: { id, practiceId: ctx.practiceId }, ...within(tx) });
  if (!row) throw notFound("this form");
  const form = row.get() as FormRow;
  // Drivers give large integers as they like.
  return { ...form, rev: Number(form.rev), version: Number(form.version) };
}

/** One published version of a form, the newest unless told; null before the first. */
export async function findVersion(ctx: PluginContext, form: FormRow, version: number = form.version, tx?: Tx): Promise<VersionRow | null> {
  if (version === 0) return null;
  const row = await ctx.model(versionRows).findOne({ where: { practiceId: ctx.practiceId, formId: form.id, version }, ...within(tx) });
  return (row?.get() as VersionRow | undefined) ?? null;
}

/** What staff see and change: the draft, or the newest version when nothing has changed since. */
export async function definitionOf(ctx: PluginContext, form: FormRow, tx?: Tx): Promise<FormDefinition> {
  const content = form.draft ?? (await findVersion(ctx, form, form.version, tx))?.content;
  if (content === undefined) throw notFound("this form");
  return JSON.parse(content) as FormDefinition;
}

import type { PluginContext, Tx } from "@anteroom/core/server";
import type { FormDefinition } from "../definition/form-definition.ts";
import { stringsOf, translated } from "../definition/form-strings.ts";
import { translationRows } from "./form-rows.ts";
import type { TranslationRow, VersionRow } from "./form-rows.ts";

const stringsIn = (row: Pick<TranslationRow, "strings">): Record<string, string> => JSON.parse(row.strings) as Record<string, string>;

/** Languages that a version has words in beside its own. */
export async function languagesOf(ctx: PluginContext, versionId: string): Promise<string[]> {
  const rows = await ctx.model(translationRows).findAll({ attributes: ["language"], where: { practiceId: ctx.practiceId, versionId }, order: [["language", "ASC"]] });
  return rows.map((row) => row.get("language") as string);
}

/** One translation of a version; empty when there is none. */
export async function translationOf(ctx: PluginContext, versionId: string, language: string, tx?: Tx): Promise<{ strings: Record<string, string>; rev: number }> {
  const row = await ctx.model(translationRows).findOne({ where: { practiceId: ctx.practiceId, versionId, language }, ...(tx ? { transaction: tx.sequelize } : {}) });
  const found = row?.get() as TranslationRow | undefined;
  return found ? { strings: stringsIn(found), rev: Number(found.rev) } : { strings: {}, rev: 0 };
}

/** A version in a language; `missing` names the places that fell back to the form's own language. The form's own words without a translation. */
export async function inLanguage(ctx: PluginContext, version: { id: string; definition: FormDefinition }, language: string): Promise<{ form: FormDefinition; missing: string[] }> {
  if (language === version.definition.language) return { form: version.definition, missing: [] };
  const { strings } = await translationOf(ctx, version.id, language);
  return Object.keys(strings).length === 0 ? { form: version.definition, missing: [] } : translated(version.definition, language, strings);
}

/** Brings translations over to a new version, but for words that have changed: those fall back until somebody translates them again. */
export async function carryTranslations(ctx: PluginContext, { from, to }: { from: VersionRow; to: { id: string; definition: FormDefinition } }, tx: Tx): Promise<void> {
  const rows = await ctx.model(translationRows).findAll({ where: { practiceId: ctx.practiceId, versionId: from.id }, transaction: tx.sequelize });
  const before = stringsOf(JSON.parse(from.content) as FormDefinition);
  const after = stringsOf(to.definition);
  for (const row of rows.map((one) => one.get() as TranslationRow)) {
    const strings = Object.fromEntries(Object.entries(stringsIn(row)).filter(([place]) => after[place] !== undefined && after[place] === before[place]));
    await ctx.model(translationRows).create({ ...row, versionId: to.id, strings: JSON.stringify(strings), rev: 1 }, { transaction: tx.sequelize });
  }
}

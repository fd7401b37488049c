import { invalid, notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { FormDefinition } from "../definition/form-definition.ts";
import { Op } from "sequelize";
import { micro } from "../cards/micro.ts";
import { minutesOf } from "../definition/estimate-minutes.ts";
import { questionCount } from "../filling/places.ts";
import { shipLibrary } from "../library/ship-library.ts";
import { formRows, versionRows } from "../library/form-rows.ts";

/** One published version of a form. */
export interface GivenForm {
  formId: string;
  versionId: string;
  version: number;
  /** SHA-256 of the definition as it was published. */
  hash: string;
  definition: FormDefinition;
}

// Versions never change, so one that was read stays right; the newest few are kept.
const known = new Map<string, GivenForm>();
const mostKnown = 200;

/** The versions with these ids that the practice has, by id. */
export async function formsOf(ctx: PluginContext, versionIds: readonly string[], tx?: Tx): Promise<Map<string, GivenForm>> {
  const wanted = [...new Set(versionIds)];
  const keyOf = (versionId: string): string => `${ctx.practiceId} ${versionId}`;
  const unread = wanted.filter((id) => !known.has(keyOf(id)));
  if (unread.length > 0) {
    const rows = await ctx.model(versionRows).findAll({ where: { practiceId: ctx.practiceId, id: unread }, ...(tx ? { transaction: tx.sequelize } : {}) });
    for (const { id, formId, version, content, hash } of rows.map((row) => row.get())) {
      if (known.size >= mostKnown) known.delete(known.keys().next().value ?? "");
      known.set(keyOf(id), { formId, versionId: id, version: Number(version), hash, definition: JSON.parse(content) as FormDefinition });
    }
  }
  return new Map(wanted.flatMap((id) => {
    const found = known.get(keyOf(id));
    return found ? [[id, found] as const] : [];
  }));
}

/** One of them. @throws AppError `NOT_FOUND` */
export async function formOf(ctx: PluginContext, versionId: string, tx?: Tx): Promise<GivenForm> {
  const found = (await formsOf(ctx, [versionId], tx)).get(versionId);
  if (!found) throw notFound("this form");
  return found;
}

/** The newest published version of each of these forms, by form id; 0 when there is none. */
export async function newestVersions(ctx: PluginContext, formIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.model(formRows).findAll({ attributes: ["id", "version"], where: { practiceId: ctx.practiceId, id: [...new Set(formIds)] } });
  return new Map(rows.map((row) => row.get()).map(({ id, version }) => [id, Number(version)]));
}

/** The newest published version of a form that may still be given. @throws AppError `INVALID` when there is none */
export async function newestPublished(ctx: PluginContext, formId: string): Promise<{ versionId: string }> {
  const form = (await ctx.model(formRows).findOne({ attributes: ["id", "version", "retiredAt"], where: { practiceId: ctx.practiceId, id: formId } }))?.get();
  const version = form && form.retiredAt === null && Number(form.version) > 0 ? (await ctx.model(versionRows).findOne({ attributes: ["id"], where: { practiceId: ctx.practiceId, formId, version: form.version } }))?.get() : undefined;
  if (!version) throw invalid({ formId: "Choose a form that is published." });
  return { versionId: version.id };
}

/** A form that staff may give. */
export interface GivableForm {
  id: string;
  title: string;
  minutes: number;
  questions: number;
  /** It is answered on its card in the conversation. */
  inThread: boolean;
}

/** Every published form of the practice, by title. */
export async function givableForms(ctx: PluginContext): Promise<GivableForm[]> {
  await shipLibrary(ctx);
  const forms = (await ctx.model(formRows).findAll({ attributes: ["id", "version"], where: { practiceId: ctx.practiceId, retiredAt: null, version: { [Op.gt]: 0 } }, limit: 500 })).map((row) => row.get());
  const wanted = new Set(forms.map((form) => `${form.id} ${Number(form.version)}`));
  const versions = (await ctx.model(versionRows).findAll({ attributes: ["id", "formId", "version"], where: { practiceId: ctx.practiceId, formId: forms.map((form) => form.id) } })).map((row) => row.get());
  const newest = versions.filter((version) => wanted.has(`${version.formId} ${Number(version.version)}`));
  const given = await formsOf(ctx, newest.map((version) => version.id));
  return [...given.values()]
    .map(({ formId, definition }) => ({ id: formId, title: definition.title, minutes: minutesOf(definition), questions: questionCount(definition), inThread: micro(definition) !== null }))
    .sort((a, b) => a.title.localeCompare(b.title));
}

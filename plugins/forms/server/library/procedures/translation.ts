import { z } from "zod";
import { AppError, idInput, invalid } from "@anteroom/core/server";
import type { FormDefinition } from "../../definition/form-definition.ts";
import { stringsOf } from "../../definition/form-strings.ts";
import { staffProcedure } from "../../trpc.ts";
import { findForm, findVersion } from "../find-form.ts";
import { translationRows } from "../form-rows.ts";
import { translationOf } from "../translations.ts";

const builder = staffProcedure.meta({ permission: "forms.build" });
const which = z.object({ formId: idInput(), language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, "Use a language code such as es.") });

/** The words of the newest version beside their translation. */
export const translation = builder.input(which).query(async ({ ctx: { plugin }, input: { formId, language } }) => {
  const form = await findForm(plugin, formId);
  const version = await findVersion(plugin, form);
  if (!version) throw new AppError("CONFLICT", "Publish the form before you translate it.");
  const { strings, rev } = await translationOf(plugin, version.id, language);
  const source = stringsOf(JSON.parse(version.content) as FormDefinition);
  return { title: form.title, version: form.version, rev, lines: Object.entries(source).map(([place, words]) => ({ place, words, translated: strings[place] ?? "" })) };
});

const save = which.extend({ version: z.number().int(), rev: z.number().int().min(0), strings: z.record(z.string().max(200), z.string().max(40_000)) });

/** Keeps a translation of the newest version. Words left empty are shown in the form's own language. */
export const saveTranslation = builder.input(save).mutation(async ({ ctx: { plugin, viewer }, input: { formId, language, version: seen, rev, strings } }) =>
  plugin.transaction(async (tx) => {
    const form = await findForm(plugin, formId, tx);
    const version = await findVersion(plugin, form, form.version, tx);
    if (!version || form.version !== seen) throw new AppError("STALE", "A newer version of the form was published while you translated. Look at it as it is now, then save again.");
    const definition = JSON.parse(version.content) as FormDefinition;
    if (language === definition.language) throw invalid({ language: "The form is written in this language. Choose another one." });
    const before = await translationOf(plugin, version.id, language, tx);
    if (before.rev !== rev) throw new AppError("STALE", "Somebody else changed this translation while you had it open. Look at it as it is now, then save again.");
    const known = stringsOf(definition);
    const kept = JSON.stringify(Object.fromEntries(Object.entries(strings).filter(([place, words]) => place in known && words.trim() !== "")));
    const row = { strings: kept, rev: rev + 1, changedBy: viewer.staffId, changedAt: plugin.now() };
    if (rev === 0) await plugin.model(translationRows).create({ versionId: version.id, language, practiceId: plugin.practiceId, ...row }, { transaction: tx.sequelize });
    else {
      const [changed] = await plugin.model(translationRows).update(row, { where: { practiceId: plugin.practiceId, versionId: version.id, language, rev }, transaction: tx.sequelize });
      if (changed === 0) throw new AppError("STALE", "Somebody else changed this translation while you had it open. Look at it as it is now, then save again.");
    }
    await plugin.audit("translated-form", { subject: formId, detail: { language } }, tx);
    return { rev: rev + 1 };
  }));

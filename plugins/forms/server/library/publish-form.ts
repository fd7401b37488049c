import { createHash } from "node:crypto";
import { AppError, newId } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { formDefinition } from "../definition/form-definition.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { DraftChange } from "./change-draft.ts";
import { refuseStale } from "./change-draft.ts";
import { findForm, findVersion } from "./find-form.ts";
import { formRows, versionRows } from "./form-rows.ts";
import type { FormRow } from "./form-rows.ts";
import { carryTranslations } from "./translations.ts";

/** SHA-256 of a definition's JSON, in hex: says which exact words an answer was given to. */
export const hashOf = (content: string): string => createHash("sha256").update(content).digest("hex");

/** Makes the draft the newest version. What was given before stays with its own version. */
export function publishForm(ctx: PluginContext, viewer: StaffViewer, { formId, key, rev }: DraftChange): Promise<{ version: number; rev: number }> {
  return ctx.transaction((tx) =>
    ctx.once(`publish:${formId}:${key}`, tx, async () => {
      const form = await findForm(ctx, formId, tx);
      await refuseStale(ctx, viewer, form, rev);
      if (form.draft === null) throw new AppError("CONFLICT", "Nothing has changed since the last version.");
      const parsed = formDefinition.safeParse(JSON.parse(form.draft));
      if (!parsed.success) throw new AppError("INVALID", "Put the points below right, then publish.", { fields: { form: parsed.error.issues[0]?.message ?? "Check the form." } });
      await addVersion(ctx, form, parsed.data, viewer.staffId, tx);
      return { version: form.version + 1, rev: form.rev + 1 };
    }),
  );
}

/** Writes the next version of a form and clears its draft, in a transaction of the caller. */
export async function addVersion(ctx: PluginContext, form: FormRow, definition: FormDefinition, staffId: string | null, tx: Tx): Promise<void> {
  const content = JSON.stringify(definition);
  const version = form.version + 1;
  const before = await findVersion(ctx, form, form.version, tx);
  const id = newId();
  // The key (form, version) refuses a second one of the same number.
  await ctx.model(versionRows).create({ id, practiceId: ctx.practiceId, formId: form.id, version, content, hash: hashOf(content), publishedBy: staffId, publishedAt: ctx.now() }, { transaction: tx.sequelize });
  const where = { id: form.id, practiceId: ctx.practiceId, rev: form.rev };
  const [changed] = await ctx.model(formRows).update({ draft: null, draftBefore: null, title: definition.title, version, rev: form.rev + 1, changedBy: staffId, changedAt: ctx.now() }, { where, transaction: tx.sequelize });
  if (changed === 0) throw new AppError("STALE", "Somebody else changed this form while you had it open. Look at it as it is now, then publish again.");
  if (before) await carryTranslations(ctx, { from: before, to: { id, definition } }, tx);
  await ctx.audit("published-form", { subject: form.id, detail: { version } }, tx);
}

import { newId } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import type { FormDefinition } from "../definition/form-definition.ts";
import { formRows } from "./form-rows.ts";

/** Puts a new form into the library, as a draft. */
export function addForm(ctx: PluginContext, viewer: StaffViewer, key: string, definition: FormDefinition, origin: "new" | "copy" | "import"): Promise<{ id: string }> {
  return ctx.transaction((tx) =>
    ctx.once(`add-form:${key}`, tx, async () => {
      const now = ctx.now();
      const id = newId();
      const form = { id, practiceId: ctx.practiceId, title: definition.title, measure: null, draft: JSON.stringify(definition), draftBefore: null, rev: 0, changedBy: viewer.staffId, changedAt: now, version: 0, retiredAt: null, origin: null, createdAt: now };
      await ctx.model(formRows).create(form, { transaction: tx.sequelize });
      await ctx.audit("added-form", { subject: id, detail: { origin } }, tx);
      return { id };
    }),
  );
}

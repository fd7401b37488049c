import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { staffProcedure } from "../../trpc.ts";
import { addForm } from "../add-form.ts";
import { definitionOf, findForm } from "../find-form.ts";
import { formRows } from "../form-rows.ts";
import { publishForm } from "../publish-form.ts";
import { draftInput } from "./draft-input.ts";

const builder = staffProcedure.meta({ permission: "forms.build" });

/** Makes the draft the version that is given from now on. */
export const publish = builder.input(draftInput).mutation(({ ctx: { plugin, viewer }, input }) => publishForm(plugin, viewer, input));

/** Takes a form out of use, or brings it back. What was given stays open. */
export const retire = builder.input(z.object({ formId: idInput(), retired: z.boolean() })).mutation(async ({ ctx: { plugin }, input: { formId, retired } }) => {
  await plugin.transaction(async (tx) => {
    const form = await findForm(plugin, formId, tx);
    if ((form.retiredAt !== null) === retired) return;
    await plugin.model(formRows).update({ retiredAt: retired ? plugin.now() : null }, { where: { id: formId, practiceId: plugin.practiceId }, transaction: tx.sequelize });
    await plugin.audit(retired ? "retired-form" : "brought-back-form", { subject: formId }, tx);
  });
  return { ok: true as const };
});

/** A copy to change; a copy of a measure is no measure, since its words may change. */
export const duplicate = builder.input(z.object({ formId: idInput(), key: idInput() })).mutation(async ({ ctx: { plugin, viewer }, input: { formId, key } }) => {
  const { measure: _measure, ...definition } = await definitionOf(plugin, await findForm(plugin, formId));
  return addForm(plugin, viewer, key, { ...definition, title: `Copy of ${definition.title}`.slice(0, 120) }, "copy");
});

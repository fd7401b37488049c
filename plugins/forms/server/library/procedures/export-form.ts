import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { toQuestionnaire } from "../../fhir/to-questionnaire.ts";
import { staffProcedure } from "../../trpc.ts";
import { definitionOf, findForm } from "../find-form.ts";

/** A form as a file: `json` to bring into another portal of this kind, `fhir` for other systems. */
export const exportForm = staffProcedure
  .meta({ permission: "forms.build" })
  .input(z.object({ formId: idInput(), as: z.enum(["json", "fhir"]) }))
  .mutation(async ({ ctx: { plugin }, input: { formId, as } }) => {
    const form = await findForm(plugin, formId);
    const definition = await definitionOf(plugin, form);
    const content = as === "fhir" ? toQuestionnaire(definition, form.draft === null ? form.version : 0) : { format: "anteroom-form", version: 1, form: definition };
    await plugin.transaction((tx) => plugin.audit("exported-form", { subject: formId, detail: { as } }, tx));
    const base = definition.title.normalize("NFKD").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 60) || "form";
    return { name: `${base}.${as === "fhir" ? "fhir.json" : "json"}`, content: JSON.stringify(content, null, 2) };
  });

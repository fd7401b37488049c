import { z } from "zod";
import { idInput, invalid } from "@anteroom/core/server";
import { definitionLimits, draftDefinition } from "../../definition/form-definition.ts";
import type { FormDefinition } from "../../definition/form-definition.ts";
import { fromQuestionnaire } from "../../fhir/from-questionnaire.ts";
import type { Questionnaire } from "../../fhir/fhir-types.ts";
import { staffProcedure } from "../../trpc.ts";
import { addForm } from "../add-form.ts";

const input = z.object({
  key: idInput(),
  /** A file's text: an export of ours, or a FHIR R4 Questionnaire. */
  text: z.string().min(1, "Choose a file.").max(definitionLimits.bytes * 4, "The file is too large. A form has at most 400 kB."),
});

/** Adds a form from a file, as a draft to look over. A measure that comes in has lost its lock: only the shipped one is sure to have its words. */
export const importForm = staffProcedure
  .meta({ permission: "forms.build" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, text } }) => {
    const { form, notes } = read(text);
    const { measure: _measure, ...definition } = form;
    return { ...(await addForm(plugin, viewer, key, definition, "import")), notes };
  });

function read(text: string): { form: FormDefinition; notes: string[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid({ file: "This file is not JSON. Choose a form that was exported, or a FHIR Questionnaire." });
  }
  const { resourceType, format, form } = (parsed ?? {}) as { resourceType?: unknown; format?: unknown; form?: unknown };
  if (resourceType !== "Questionnaire" && format !== "anteroom-form") throw invalid({ file: "This file holds no form. Choose a form that was exported, or a FHIR Questionnaire." });
  try {
    return resourceType === "Questionnaire" ? fromQuestionnaire(parsed as Questionnaire) : { form: draftDefinition.parse(form), notes: [] };
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw invalid({ file: issue ? `The form in this file does not fit at ${issue.path.join(", ") || "its start"}: ${issue.message}` : "The form in this file cannot be read. Export it again, then choose the new file." });
  }
}

import { redirect, type AppLoadContext } from "../../remix.ts";
import { formAnswer, textOf } from "../form-answer.ts";

const choices = ["skip", "update", "create"] as const;
const choiceOf = (text: string): (typeof choices)[number] => choices.find((one) => one === text) ?? "skip";

/** Every step of an import is a form of its page; `intent` says which. */
export async function actOnImport(request: Request, context: AppLoadContext, batchId: string) {
  const { imports } = context.caller.transfer;
  const form = await request.formData();
  const here = `/staff/settings/import/${batchId}`;
  const steps: Record<string, () => Promise<string>> = {
    async columns() {
      await imports.columns({
        batchId,
        columns: columnsIn(form),
        dateOrder: textOf(form, "dateOrder") === "day-first" ? "day-first" : "month-first",
        professionalId: textOf(form, "column-professionalId") || null,
        duplicates: choiceOf(textOf(form, "duplicates")),
        invite: form.has("invite"),
      });
      return here;
    },
    async choose() {
      const rows = [...form.entries()].flatMap(([name, value]) => (name.startsWith("row-") ? [{ n: Number(name.slice(4)), choice: choiceOf(String(value)) }] : []));
      await imports.choose({ batchId, rows });
      return `${here}?rows=duplicate&done=choices`;
    },
    async start() {
      await imports.start({ batchId });
      return here;
    },
    async undo() {
      await imports.undo({ batchId });
      return here;
    },
    async remove() {
      await imports.remove({ batchId });
      return "/staff/settings/import?removed";
    },
  };
  const step = steps[textOf(form, "intent")];
  if (!step) throw redirect(here);
  const done = await formAnswer(request, form, step);
  if (!done.ok) return done.answer;
  throw redirect(done.value);
}

function columnsIn(form: FormData): Record<string, number> {
  const columns: Record<string, number> = {};
  for (const [name, value] of form) {
    if (!name.startsWith("column-") || name === "column-professionalId" || value === "") continue;
    columns[name.slice("column-".length)] = Number(value);
  }
  return columns;
}

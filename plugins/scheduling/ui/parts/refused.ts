import type { FormAnswer, SentForm } from "@anteroom/core/ui/plugin-form.ts";

/** Gives a form back with what to do and everything that was typed. */
export function refused(form: SentForm, errors: Record<string, string>): FormAnswer {
  return { problem: { errors, values: Object.fromEntries([...new Set(form.data.keys())].map((name) => [name, form.texts(name)])) } };
}

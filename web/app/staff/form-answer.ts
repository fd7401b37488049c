import { formErrors, refusalIn } from "@anteroom/core/ui/refusal.ts";
import { pageAnswer } from "../page-answer.ts";
import { data } from "../remix.ts";

/** What a form gets back when it was refused: a sentence for each field (`form` is for the whole), and what was typed. */
export interface FormProblem {
  errors: Record<string, string>;
  values: Record<string, string[]>;
  /** Facts that the refusal carries, such as the plugins that need this one. */
  facts: Record<string, unknown>;
}

/** What every action of a staff page answers when it does not lead elsewhere. */
export interface FormAnswer {
  problem?: FormProblem;
  /** A sentence that says what was done. */
  done?: string;
  /** What is amiss now that it was done. */
  warning?: string;
  /** Something to show once, such as a copied link. */
  shown?: string;
}

const neverKept = /password/i;

/** Runs what a form asked for. Refusals of the core become the form's errors, under the form's own field names where `named` tells them; being signed out leads to the sign-in page. */
export async function formAnswer<T>(request: Request, form: FormData, ask: () => Promise<T>, named: Record<string, string> = {}): Promise<{ ok: true; value: T } | { ok: false; answer: ReturnType<typeof data<FormAnswer>> }> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    const errors = formErrors(error);
    if (errors === null) return { ok: true, value: await pageAnswer(request, Promise.reject<T>(error)) };
    return { ok: false, answer: refused(form, renamed(errors, named), factsOf(error)) };
  }
}

const renamed = (errors: Record<string, string>, named: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, message]) => [named[name] ?? name, message]));

/** The answer to a form that is refused before anything is asked of the core. */
export function refused(form: FormData, errors: Record<string, string>, facts: Record<string, unknown> = {}) {
  const answer: FormAnswer = { problem: { errors, values: valuesOf(form), facts } };
  return data(answer, { status: 400 });
}

const factsOf = (error: unknown): Record<string, unknown> => {
  const details: { data?: Record<string, unknown>; reason?: string } = refusalIn(error)?.details ?? {};
  return { ...details.data, ...(details.reason ? { reason: details.reason } : {}) };
};

function valuesOf(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const name of new Set(form.keys())) {
    if (!neverKept.test(name)) values[name] = form.getAll(name).filter((value) => typeof value === "string");
  }
  return values;
}

/** A text field of a form, ends trimmed; "" when it is not there. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** A text field, or undefined when nothing was typed. */
export const givenText = (form: FormData, name: string): string | undefined => textOf(form, name) || undefined;

/** Every ticked or chosen value of one name. */
export const textsOf = (form: FormData, name: string): string[] => form.getAll(name).filter((value) => typeof value === "string");

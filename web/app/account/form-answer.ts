import { refusalIn, schemaErrors } from "@anteroom/core/ui/refusal.ts";
import { pageAnswer } from "../page-answer.ts";

/** Why a form was refused: a sentence for each field (`form` is for the whole), and what was typed except passwords. */
export interface FormProblem {
  errors: Record<string, string>;
  values: Record<string, string>;
  /** What the core asks for instead, such as "prove-again". */
  reason?: string;
  /** How long the door stays closed, when it is closed. */
  retryAfterMinutes?: number;
}

export type Asked<T> = { ok: true; value: T } | { ok: false; problem: FormProblem };

const refusals = new Set(["INVALID", "CONFLICT", "RATE_LIMITED", "STALE", "UNAVAILABLE", "EXPIRED", "USED", "FORBIDDEN", "NOT_FOUND"]);

/** Runs what a form asked for. Refusals become the form's problem; someone signed out goes to the sign-in page. */
export async function askFor<T>(request: Request, form: FormData, ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    const problem = problemIn(error, form);
    if (problem === null) return { ok: true, value: await pageAnswer(request, Promise.reject<T>(error)) };
    return { ok: false, problem };
  }
}

/** The problem inside what a procedure threw; null for what is no fault of the form. */
export function problemIn(error: unknown, form: FormData): FormProblem | null {
  const values = valuesOf(form);
  const shown = refusalIn(error);
  if (shown) {
    if (!refusals.has(shown.appCode)) return null;
    const { fields, reason, retryAfterMinutes } = shown.details;
    return { errors: fields ?? { form: shown.message }, values, reason, retryAfterMinutes };
  }
  const errors = schemaErrors(error);
  return errors && { errors, values };
}

/** A problem found before anything was asked of the core. */
export const refusal = (form: FormData, errors: Record<string, string>): FormProblem => ({ errors, values: valuesOf(form) });

const secret = /password|current|secret|qr/i;

function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string" && !secret.test(name)) values[name] = value;
  return values;
}

/** A field as it was typed; "" when it is not there. Passwords must not be trimmed. */
export const rawText = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** A field, ends trimmed. */
export const textOf = (form: FormData, name: string): string => rawText(form, name).trim();

/** Whether a box was ticked. */
export const ticked = (form: FormData, name: string): boolean => form.has(name);

/** An error of the portal that people may read: `message` is fit for them. */
export interface Refusal {
  appCode: string;
  message: string;
  details: { fields?: Record<string, string>; retryAfterMinutes?: number; reason?: string; pluginId?: string; data?: Record<string, unknown> };
}

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && typeof (error as Partial<Refusal>).appCode === "string" && typeof (error as Partial<Refusal>).details === "object";

/** The portal's error inside what a procedure threw; undefined for anything unexpected, which must stay an error. */
export const refusalIn = (error: unknown): Refusal | undefined => [error, (error as { cause?: unknown } | undefined)?.cause].find(isRefusal);

/** The first sentence for each field that a schema refused, `form` being the whole; null for what is no schema's answer. */
export function schemaErrors(error: unknown): Record<string, string> | null {
  const issues = (error as { cause?: { issues?: { path: PropertyKey[]; message: string }[] } } | undefined)?.cause?.issues;
  if (!Array.isArray(issues) || issues.length === 0) return null;
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[issue.path.map(String).join(".") || "form"] ??= issue.message;
  return fields;
}

const ofTheForm = new Set(["INVALID", "CONFLICT", "STALE", "RATE_LIMITED", "UNAVAILABLE", "EXPIRED", "USED", "FORBIDDEN"]);

/** What a form can say about its refusal, a sentence for each field and `form` for the whole; null for what is no fault of the form. */
export function formErrors(error: unknown): Record<string, string> | null {
  const refusal = refusalIn(error);
  if (!refusal) return schemaErrors(error);
  return ofTheForm.has(refusal.appCode) ? (refusal.details.fields ?? { form: refusal.message }) : null;
}

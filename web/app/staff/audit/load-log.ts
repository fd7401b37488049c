import { pageAnswer } from "../../page-answer.ts";
import { redirect, type AppLoadContext } from "../../remix.ts";
import { formAnswer, textOf } from "../form-answer.ts";
import { filterOf, noFilter, queryOf, type LogFilter } from "./log-query.ts";

/** One page of the log with what the form needs. */
export async function loadLog(request: Request, context: AppLoadContext, of: { clientId?: string; filter?: LogFilter; before?: number } = {}) {
  const { caller, viewer } = context;
  const filter = of.filter ?? noFilter;
  const query = queryOf(filter, viewer?.timeZone ?? "UTC", of.clientId);
  const [page, verbs] = await pageAnswer(request, Promise.all([caller.audit.list({ ...query, ...(of.before ? { before: of.before } : {}) }), caller.audit.verbs()]));
  return { ...page, verbs, filter, further: of.before !== undefined, verified: null as { ok: boolean; sentence: string } | null };
}

export type LogPage = Awaited<ReturnType<typeof loadLog>>;

/** Names that are looked for travel in the form's body, never in an address. */
export async function actOnLog(request: Request, context: AppLoadContext, clientId?: string): Promise<LogPage> {
  const { caller, viewer } = context;
  const form = await request.formData();
  const filter = filterOf(form);
  const intent = textOf(form, "intent");
  if (intent === "export") {
    const made = await formAnswer(request, form, () => caller.audit.export(queryOf(filter, viewer?.timeZone ?? "UTC", clientId)));
    if (made.ok) throw redirect(made.value.href);
  }
  const verified = intent === "verify" ? await pageAnswer(request, caller.audit.verify()) : null;
  const before = Number(textOf(form, "before")) || undefined;
  return { ...(await loadLog(request, context, { filter, ...(clientId ? { clientId } : {}), ...(before ? { before } : {}) })), verified };
}

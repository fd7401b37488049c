import type { Found } from "@anteroom/core/server";
import { readLocal } from "@anteroom/core/time/wall-time.ts";
import { pageAnswer } from "../page-answer.ts";
import type { AppLoadContext } from "../remix.ts";

/** What the form asks for, as it was typed. */
export interface SearchForm {
  text: string;
  source: string;
  person: string;
  /** Days in the viewer's zone, such as `2026-11-24`. */
  from: string;
  until: string;
}

export interface SearchAnswer extends Found {
  form: SearchForm;
  /** Whose answer this is: another seat never sees it. */
  seat: string;
}

export const blankSearch: SearchForm = { text: "", source: "", person: "", from: "", until: "" };

const dayMs = 86_400_000;

/** The page before anything was looked for. */
export const openSearch = (request: Request, context: AppLoadContext, form: SearchForm = blankSearch): Promise<SearchAnswer> => ask(request, context, form);

/** What is looked for travels in the form's body: it may be a name or a diagnosis, and stays out of addresses and logs. */
export async function answerSearch(request: Request, context: AppLoadContext): Promise<SearchAnswer> {
  const posted = await request.formData();
  const text = (name: string, most: number): string => {
    const value = posted.get(name);
    return typeof value === "string" ? value.trim().slice(0, most) : "";
  };
  return ask(request, context, { text: text("text", 200), source: text("source", 64), person: text("person", 26), from: text("from", 10), until: text("until", 10) });
}

async function ask(request: Request, context: AppLoadContext, form: SearchForm): Promise<SearchAnswer> {
  const { caller, viewer } = context;
  const zone = viewer?.timeZone ?? "UTC";
  const startOf = (day: string): number | null => readLocal(`${day}T00:00`, zone);
  const last = startOf(form.until);
  const until = last === null ? null : (startOf(new Date(Date.parse(`${form.until}T00:00Z`) + dayMs).toISOString().slice(0, 10)) ?? last + dayMs);
  const personId = form.person.length === 26 ? form.person : null;
  const found = await pageAnswer(request, caller.search.find({ text: form.text, source: form.source, personId, from: startOf(form.from), until }));
  return { ...found, form, seat: viewer === null ? "" : viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId };
}

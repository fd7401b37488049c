import { redirect, data, type AppLoadContext } from "../../remix.ts";
import { formAnswer, textOf } from "../form-answer.ts";
import type { InboxProblem } from "./act-on-conversation.ts";
import { inboxPath, type InboxView } from "./inbox-views.ts";
import { readNarrow, wide } from "./narrow.ts";

export const filterIntents: ReadonlySet<string> = new Set(["save-filter", "rename-filter", "remove-filter"]);

/** The forms of saved filters. */
export async function actOnFilter(request: Request, { caller }: AppLoadContext, form: FormData, view: InboxView) {
  const narrow = readNarrow(new URL(request.url).searchParams);
  const [intent, id, name] = [textOf(form, "intent"), textOf(form, "id"), textOf(form, "name")];
  const done = await formAnswer(request, form, async () => {
    if (intent === "save-filter") await caller.desk.saveFilter({ id, name, view, filter: narrow.filter });
    else if (intent === "rename-filter") await caller.desk.renameFilter({ id, name });
    else await caller.desk.removeFilter({ id });
  });
  if (!done.ok) return data<InboxProblem>({ tab: "filter", message: Object.values(done.answer.data.problem?.errors ?? {})[0] ?? "The filter was not saved. Try again.", text: name }, { status: 400 });
  throw redirect(inboxPath(view, undefined, intent === "remove-filter" ? wide : narrow));
}

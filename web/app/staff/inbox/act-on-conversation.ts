import type { ComposerProblem } from "@anteroom/core/ui/composer-slot.ts";
import { postMessage } from "../../inbox/load-conversation.ts";
import { pageAnswer } from "../../page-answer.ts";
import { data, redirect, type AppLoadContext } from "../../remix.ts";
import { errorsOf, formAnswer, textOf } from "../form-answer.ts";
import type { InboxView } from "./inbox-views.ts";

/** An attempt that did not go through, for the tab it was made in. */
export interface InboxProblem extends ComposerProblem {
  tab: "reply" | "note";
}

/** The forms of a conversation: writing without JavaScript, notes, and what staff do with the conversation as a whole. */
export async function actOnConversation(request: Request, { caller }: AppLoadContext, conversationId: string, view: InboxView) {
  const form = await request.formData();
  const here = `/staff/inbox/${view}/${conversationId}`;
  const seq = Number(textOf(form, "seq")) || 0;
  const intent = textOf(form, "intent");
  if (intent === "send") {
    const problem = await pageAnswer(request, postMessage(caller, conversationId, form));
    if (problem) return refusal("reply", problem);
    throw redirect(here);
  }
  if (intent === "note") {
    const text = textOf(form, "text");
    try {
      await caller["messages"]?.["note"]?.({ conversationId, key: textOf(form, "key"), text });
    } catch (error) {
      const errors = errorsOf(error);
      // Signed out, gone, or unexpected: not the form's to explain.
      if (errors === null) return pageAnswer(request, Promise.reject<never>(error));
      return refusal("note", { message: Object.values(errors)[0] ?? "The note was not added.", text });
    }
    throw redirect(`${here}?tab=note`);
  }
  const verbs: Record<string, () => Promise<unknown>> = {
    archive: () => caller.inbox.setFlags({ conversationId, archived: true }),
    restore: () => caller.inbox.setFlags({ conversationId, archived: false }),
    read: () => caller.inbox.read({ conversationId, seq }),
    unread: () => caller.inbox.markUnread({ conversationId, seq }),
  };
  const done = await formAnswer(request, form, async () => void (await verbs[intent]?.()));
  if (!done.ok) return null;
  // Standing open would read what was just marked as unread.
  throw redirect(intent === "read" || intent === "restore" ? here : `/staff/inbox/${view}`);
}

const refusal = (tab: InboxProblem["tab"], problem: ComposerProblem) => data<InboxProblem>({ ...problem, tab }, { status: 400 });

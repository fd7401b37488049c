import type { ComposerProblem } from "@anteroom/core/ui/composer-slot.ts";
import { postMessage } from "../../inbox/load-conversation.ts";
import { pageAnswer } from "../../page-answer.ts";
import { data, redirect, type AppLoadContext } from "../../remix.ts";
import { formErrors } from "@anteroom/core/ui/refusal.ts";
import { formAnswer, textOf } from "../form-answer.ts";
import { narrowQuery, readNarrow } from "./narrow.ts";
import { inboxPath, type InboxView } from "./inbox-views.ts";

/** An attempt that did not go through, for the tab it was made in. */
export interface InboxProblem extends ComposerProblem {
  tab: "reply" | "note" | "tools" | "filter";
}

/** The forms of a conversation: writing without JavaScript, notes, and what staff do with the conversation as a whole. */
export async function actOnConversation(request: Request, { caller }: AppLoadContext, form: FormData, conversationId: string, view: InboxView) {
  const narrow = readNarrow(new URL(request.url).searchParams);
  const here = inboxPath(view, conversationId, narrow);
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
      const errors = formErrors(error);
      // Signed out, gone, or unexpected: not the form's to explain.
      if (errors === null) return pageAnswer(request, Promise.reject<never>(error));
      return refusal("note", { message: Object.values(errors)[0] ?? "The note was not added.", text });
    }
    throw redirect(`/staff/inbox/${view}/${conversationId}${narrowQuery(narrow, { tab: "note" })}`);
  }
  const verbs: Record<string, () => Promise<unknown>> = {
    assign: () => caller.desk.assign({ conversationId, staffId: textOf(form, "staffId") || null }),
    snooze: () => caller.desk.snooze({ conversationId, ...snoozeOf(form) }),
    close: () => caller.desk.close({ conversationId, ...(seq > 0 ? { seenSeq: seq } : {}) }),
    reopen: () => caller.desk.reopen({ conversationId }),
    tag: () => caller.desk.tag({ conversationId, tag: textOf(form, "tag") }),
    untag: () => caller.desk.untag({ conversationId, tag: textOf(form, "tag") }),
    "add-member": () => Promise.resolve(caller["messages"]?.["addMember"]?.({ conversationId, staffId: textOf(form, "staffId"), history: form.has("history") })),
    leave: () => Promise.resolve(caller["messages"]?.["leave"]?.({ conversationId })),
    read: () => caller.inbox.read({ conversationId, seq }),
    unread: () => caller.inbox.markUnread({ conversationId, seq }),
  };
  const done = await formAnswer(request, form, async () => void (await verbs[intent]?.()));
  if (!done.ok) return refusal("tools", { message: Object.values(done.answer.data.problem?.errors ?? {})[0] ?? "This did not work. Try again.", text: "" });
  // What has left the view is left too; standing open would also read what was just marked as unread.
  throw redirect(leaves.has(intent) ? inboxPath(view, undefined, narrow) : here);
}

const leaves = new Set(["unread", "snooze", "close", "leave"]);

function snoozeOf(form: FormData): { preset: "later" | "tomorrow" | "monday" } | { at: string } {
  const preset = textOf(form, "preset");
  return preset === "later" || preset === "tomorrow" || preset === "monday" ? { preset } : { at: textOf(form, "at") };
}

const refusal = (tab: InboxProblem["tab"], problem: ComposerProblem) => data<InboxProblem>({ ...problem, tab }, { status: 400 });

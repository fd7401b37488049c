import type { ComposerProblem } from "@anteroom/core/ui/composer-slot.ts";
import { pageAnswer } from "../page-answer.ts";
import { data, redirect } from "../remix.ts";
import type { AppLoadContext } from "../remix.ts";
import { postMessage } from "./load-conversation.ts";

const flagNames = ["pinned", "muted", "archived"] as const;

/** Takes what a page with a conversation posts: a message, or how the person keeps the conversation. */
export async function conversationAction(request: Request, caller: AppLoadContext["caller"], conversationId: string, back: string) {
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "flags") {
    const flags = Object.fromEntries(flagNames.flatMap((name) => (form.has(name) ? [[name, form.get(name) === "on"]] : [])));
    await pageAnswer(request, caller.inbox.setFlags({ conversationId, ...flags }));
    return redirect(back);
  }
  if (intent === "unread") {
    await pageAnswer(request, caller.inbox.markUnread({ conversationId, seq: Number(form.get("seq")) || 1 }));
    return redirect("/c");
  }
  const problem = await pageAnswer(request, postMessage(caller, conversationId, form));
  return problem ? data<{ problem: ComposerProblem }>({ problem }, { status: 400 }) : redirect(back);
}

import type { ComposerProblem, PageCaller } from "@anteroom/core/ui/composer-slot.ts";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import type { TimelinePage } from "@anteroom/core/server";
import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import type { AppLoadContext } from "../remix.ts";
import { composerSlot } from "./plugin-slots.ts";
import { pageSize } from "./timeline.ts";

/** What a page with a conversation starts with; goes to `LiveConversation` as it is. */
export interface LoadedConversation {
  page: TimelinePage;
  /** Null where nobody can write: the plugin is off, or this person may not. */
  composer: { data: unknown; draft: string; formKey: string } | null;
  /** The entry that the address asked for is not there. */
  gone: boolean;
}

type Caller = AppLoadContext["caller"];

/** Reads a conversation for the server's drawing: the newest entries, or those around the one that `?m=` names. */
export async function loadConversation(caller: Caller, conversationId: string, request: Request): Promise<LoadedConversation> {
  const target = new URL(request.url).searchParams.get("m");
  const open = (at?: { around: string }): Promise<TimelinePage> => caller.inbox.open({ conversationId, limit: pageSize, ...(at ? { at } : {}) });
  const [found, composer] = await Promise.all([
    target === null ? open() : open({ around: target }).catch((error: unknown) => (refusalIn(error) ? null : Promise.reject(error as Error))),
    loadComposer(caller, conversationId),
  ]);
  return { page: found ?? (await open()), composer, gone: found === null };
}

async function loadComposer(caller: Caller, conversationId: string): Promise<LoadedConversation["composer"]> {
  if (!composerSlot) return null;
  try {
    const [data, draft] = await Promise.all([composerSlot.load(caller as PageCaller, conversationId), caller.inbox.draft({ conversationId })]);
    return { data, draft: draft.text, formKey: newUlid() };
  } catch (error) {
    // Off, or not for this person: the conversation is shown without it.
    if (refusalIn(error)) return null;
    throw error;
  }
}

/** Sends what was posted without JavaScript; answers what to say when it was refused. */
export async function postMessage(caller: Caller, conversationId: string, form: FormData): Promise<ComposerProblem | null> {
  const text = String(form.get("text") ?? "");
  try {
    await composerSlot?.submit(caller as PageCaller, { conversationId, key: String(form.get("key") ?? ""), text, fileIds: [], ...(form.has("seenSeq") ? { seenSeq: Number(form.get("seenSeq")) || 0 } : {}) });
    return null;
  } catch (error) {
    const shown = refusalIn(error);
    if (!shown || ["NOT_SIGNED_IN", "LOCKED", "SECOND_FACTOR", "NOT_FOUND"].includes(shown.appCode)) throw error;
    const again = shown.details.reason === "newer-reply" ? " Read it first. Send again to send yours anyway." : "";
    return { message: (Object.values(shown.details.fields ?? {})[0] ?? shown.message) + again, text };
  }
}

import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import type { AppLoadContext } from "../remix.ts";

/** With whom a further conversation can be started, as the messages plugin answers it. */
export interface TopicChoices {
  mayStart: boolean;
  why: string | null;
  choices: { key: string; label: string; people: string[]; conversationId: string | null }[];
}

/** Who is in a conversation with a part of the team, and who could be added. */
export interface Members {
  members: { id: string; name: string; title: string | null; readsAll: boolean }[];
  others: { id: string; name: string; title: string | null }[];
}

type Caller = AppLoadContext["caller"];

const nobody = new Set(["PLUGIN_DISABLED", "FORBIDDEN", "NOT_FOUND"]);

/** An answer of the messages plugin; null where it is off, or not for this person. */
async function asked<T>(call: () => Promise<unknown> | undefined): Promise<T | null> {
  try {
    return ((await call()) as T | undefined) ?? null;
  } catch (error) {
    if (nobody.has(refusalIn(error)?.appCode ?? "")) return null;
    throw error;
  }
}

/** Whom the viewer can start a conversation with; staff name the portal user. */
export const topicChoices = (caller: Caller, portalUserId?: string): Promise<TopicChoices | null> => asked(() => caller["messages"]?.["topics"]?.(portalUserId ? { portalUserId } : {}));

/** Opens one, or finds the one that is there. */
export async function openTopic(caller: Caller, key: string, portalUserId?: string): Promise<string> {
  const answer = (await caller["messages"]?.["openTopic"]?.({ key, ...(portalUserId ? { portalUserId } : {}) })) as { conversationId: string };
  return answer.conversationId;
}

/** Who is in a conversation, for a staff member who is. */
export const membersOf = (caller: Caller, conversationId: string): Promise<Members | null> => asked(() => caller["messages"]?.["members"]?.({ conversationId }));

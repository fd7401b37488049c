import type { AppLoadContext } from "../remix.ts";

/** What the practice says about its answers, from the messages plugin; null while that is off or says nothing. */
export async function replyTimeOf(caller: AppLoadContext["caller"], conversationId: string): Promise<string | null> {
  const ask = (caller as Record<string, Record<string, (input: unknown) => Promise<unknown>> | undefined>)["messages"]?.["status"];
  if (!ask) return null;
  try {
    const status = (await ask({ conversationId })) as { replyTime?: unknown } | null;
    return typeof status?.replyTime === "string" && status.replyTime !== "" ? asSentence(status.replyTime) : null;
  } catch {
    // The first page of a new client must not fail because the plugin is off.
    return null;
  }
}

/** A practice's own words, such as "Usually replies within 1 working day", with a full stop. */
const asSentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

import { call, connect } from "../browser-connection.ts";
import { closedLoop } from "../loops.ts";
import type { Timing } from "../loops.ts";
import type { Job } from "../job.ts";

export interface ReadInput {
  url: string;
  /** Staff sessions of as many accounts: one person may not ask as fast as this measures. */
  tokens: readonly string[];
  conversations: readonly { id: string; entries: number }[];
  what: "inbox" | "newest" | "older";
  lanes: number;
  seconds: number;
}

/** Asks for inbox pages or for stretches of a conversation, over live connections. */
export const main: Job<ReadInput, Timing> = async ({ url, tokens, conversations, what, lanes, seconds }, marks) => {
  const sockets = await Promise.all(tokens.map((token) => connect(url, token)));
  let turn = 0;
  const timing = await closedLoop({ lanes, seconds }, marks, async () => {
    const socket = sockets[(turn += 1) % sockets.length];
    const conversation = conversations[Math.floor(Math.random() * conversations.length)];
    if (!socket || !conversation) throw new Error("there is nothing to read");
    if (what === "inbox") return void (await call(socket, "inbox.list", "query", { limit: 30 }));
    // Anywhere in the past that still has 50 entries before it.
    const at = { before: 51 + Math.floor(Math.random() * (conversation.entries - 50)) };
    const page = await call<{ entries: unknown[] }>(socket, "inbox.open", "query", { conversationId: conversation.id, limit: 50, ...(what === "older" ? { at } : {}) });
    if (page.entries.length !== 50) throw new Error(`a page had ${page.entries.length} entries`);
  });
  for (const socket of sockets) socket.close();
  return timing;
};

import messages from "@anteroom/plugin-messages/server";
import { ulid } from "ulid";
import { countStatements } from "../../core/server/database/statement-counter.ts";
import type { Engine } from "../../core/server/database/database.ts";
import { createTestPortal } from "../../core/testing/test-portal.ts";

/** Statements that each procedure sends, without those that only begin and end transactions. */
export interface StatementCounts {
  send: string[];
  inbox: string[];
  conversation: string[];
}

/** Counts for a staff member's inbox and a client's conversation of each length, one after the other in one portal. */
export async function statementsByLength(engine: Engine, lengths: readonly number[]): Promise<StatementCounts[]> {
  const test = await createTestPortal({ engine, plugins: [messages] });
  try {
    const professional = await test.staff();
    const client = await test.client({ professional });
    const { conversationId } = client;
    const send = (): Promise<unknown> => client.call("messages.send", { conversationId, key: ulid(), text: "Hello" });
    const count = async (run: () => Promise<unknown>): Promise<string[]> => (await countStatements(test.host.db, run)).statements;
    const counts: StatementCounts[] = [];
    let entries = 0;
    for (const length of lengths) {
      for (; entries < length; entries += 100) await Promise.all(Array.from({ length: Math.min(100, length - entries) }, send));
      // What a running portal knows already: who asks, which plugins are on, what the practice has set.
      await send();
      await professional.call("inbox.list", {});
      await client.call("inbox.open", { conversationId });
      const inbox = await professional.caller();
      counts.push({
        send: await count(send),
        inbox: await count(() => (inbox as unknown as Lister).inbox.list({})),
        conversation: await count(() => client.call("inbox.open", { conversationId })),
      });
    }
    return counts;
  } finally {
    await test.close();
  }
}

interface Lister {
  inbox: { list(input: object): Promise<unknown> };
}

import { z } from "zod";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { accessColumns } from "../inbox/conversation-access.ts";
import type { ConversationRow } from "../inbox/inbox-rows.ts";
import { listen } from "../outbox/listen.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import type { JobDefinition } from "../plugins/define-plugin.ts";
import { repliesDue } from "./replies-due.ts";

type Waiting = Pick<ConversationRow, "id" | "client_id" | "team" | "waiting_since"> & { reply_due_at: number | null; reply_due_for: number | null };

const select = `SELECT c.id, c.client_id, c.waiting_since, c.reply_due_at, c.reply_due_for, ${accessColumns} FROM inbox_conversations c`;
// As many as the messages plugin answers at once.
const batch = 100;

/** Writes the time by which each is to be answered beside it, so that what is overdue is found by looking and not by reckoning. */
async function keepDue(host: Host, practiceId: string, rows: readonly Waiting[]): Promise<void> {
  const due = await repliesDue(host, practiceId, rows);
  const changed = rows.filter((row) => row.reply_due_for !== row.waiting_since || row.reply_due_at !== (due.get(row.id)?.dueAt ?? null));
  if (changed.length === 0) return;
  await host.db.hotTransaction(async (sql: Sql) => {
    for (const row of changed) {
      await sql.run("UPDATE inbox_conversations SET reply_due_at = ?, reply_due_for = ? WHERE id = ? AND waiting_since = ?", [due.get(row.id)?.dueAt ?? null, row.waiting_since, row.id, row.waiting_since]);
    }
  });
}

/** A client has begun to wait: until when they are to be answered is reckoned once. */
export const keepDueOnMessage = listen({
  to: "core.message-sent",
  version: 1,
  as: "keep-due",
  read: z.object({ conversationId: z.string(), by: z.enum(["staff", "portal", "system"]) }),
  async run(ctx, { data }) {
    if (data.by !== "portal") return;
    const host = hostOfContext(ctx);
    const rows = await host.db.hot.all<Waiting>(`${select} WHERE c.id = ? AND c.practice_id = ? AND c.waiting_since IS NOT NULL`, [data.conversationId, ctx.practiceId]);
    await keepDue(host, ctx.practiceId, rows.filter((row) => row.reply_due_for !== row.waiting_since));
  },
});

/** Office hours, care teams and the time promised change: everybody who waits is reckoned again each quarter of an hour. */
export const keepDueJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}) as never,
  cron: "*/15 * * * *",
  async run(ctx) {
    const host = hostOfContext(ctx);
    for (let after = { since: 0, id: "" }; ; ) {
      const rows: Waiting[] = await host.db.hot.all<Waiting>(
        `${select} WHERE c.practice_id = ? AND (c.waiting_since > ? OR (c.waiting_since = ? AND c.id > ?)) ORDER BY c.waiting_since, c.id LIMIT ${batch}`,
        [ctx.practiceId, after.since, after.since, after.id],
      );
      await keepDue(host, ctx.practiceId, rows);
      const last = rows.at(-1);
      if (!last || rows.length < batch) return;
      after = { since: last.waiting_since ?? 0, id: last.id };
    }
  },
};

import type { Host } from "../host-parts.ts";
import type { ConversationRow } from "../inbox/inbox-rows.ts";
import type { ReplyDue } from "./desk.ts";

interface Due {
  dueAt: number;
  leftMinutes: number;
  totalMinutes: number;
}

const stageOf = ({ leftMinutes, totalMinutes }: Due): ReplyDue["stage"] => (leftMinutes <= 0 ? "late" : leftMinutes * 4 <= totalMinutes ? "soon" : "calm");

/** Until when those who wait are to be answered; the messages plugin knows the hours, and without it nothing is promised. */
export async function repliesDue(host: Host, practiceId: string, rows: readonly Pick<ConversationRow, "id" | "client_id" | "team" | "waiting_since">[]): Promise<Map<string, ReplyDue>> {
  const waiting = rows.filter((row) => row.waiting_since !== null);
  if (waiting.length === 0) return new Map();
  const items = waiting.map((row) => ({ clientId: row.client_id, staffId: (row.team ?? "").split(",")[0] || null, since: row.waiting_since ?? 0 }));
  const answer = await host.context("core", practiceId, null).ask<{ due: (Due | null)[] }>("messages.reply-due", { items });
  if (!answer.ok) return new Map();
  return new Map(
    waiting.flatMap((row, index) => {
      const due = answer.data.due[index];
      return due ? [[row.id, { dueAt: due.dueAt, leftMinutes: due.leftMinutes, stage: stageOf(due) }]] : [];
    }),
  );
}

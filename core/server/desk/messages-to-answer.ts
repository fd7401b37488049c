import { hostOfContext } from "../plugins/context-host.ts";
import type { ToDoSource } from "../plugins/define-plugin.ts";
import { mayReadMessages } from "../inbox/conversation-access.ts";
import { conversationsIn } from "./view-conditions.ts";

interface Waiting {
  id: string;
  client_id: string;
  topic_label: string | null;
  waiting_since: number;
  first_name: string;
  last_name: string;
}

/** Conversations of this staff member in which the client waits for an answer, in one statement: every count of tasks asks it. */
export const messagesToAnswer: ToDoSource = {
  for: "staff",
  async list(ctx, viewer) {
    const host = hostOfContext(ctx);
    if (viewer.kind !== "staff" || !(await mayReadMessages(host, viewer))) return [];
    const { words, params } = conversationsIn(host, viewer, "mine", [viewer.staffId]);
    const rows = await host.db.hot.all<Waiting>(
      `SELECT w.id, w.client_id, w.topic_label, w.waiting_since, u.first_name, u.last_name FROM (SELECT c.* ${words} AND c.waiting_since IS NOT NULL ORDER BY c.waiting_since LIMIT 100) w JOIN portal_users u ON u.id = w.portal_user_id`,
      params,
    );
    return rows.map((row) => ({
      id: row.id,
      kind: "Message to answer",
      title: `Answer ${row.first_name} ${row.last_name}`,
      detail: row.topic_label ?? "Waits for an answer",
      href: `/staff/inbox/mine/${row.id}`,
      dueAt: null,
      createdAt: row.waiting_since,
      clientId: row.client_id,
    }));
  },
};

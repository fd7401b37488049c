import type { Sql, Tx } from "../database/database.ts";
import { AppError, invalid, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { activeStaff } from "../people/active-staff.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { previewingStaff, seatId } from "../viewer.ts";
import type { StaffViewer, Viewer } from "../viewer.ts";
import { afterCommit } from "./after-commit.ts";
import { closedTo, lockConversations, mayUse, readingPermission } from "./conversation-access.ts";
import type { Colleague, PluginInbox } from "./inbox-door.ts";
import type { ConversationRow } from "./inbox-rows.ts";
import { postEvent } from "./post-entries.ts";

/** Active staff who can take part in conversations with a part of the team, by name. */
export async function colleagues(host: Host, practiceId: string, sql: Sql = host.db.hot): Promise<Colleague[]> {
  return (await activeStaff(host, practiceId, sql))
    .filter((member) => holdsPermission(host.registry, member, readingPermission("any")))
    .map(({ staffId, name, title, roles }) => ({ id: staffId, name, title, roles: [...roles] }));
}

/** The client of a portal user whom this viewer may work with. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
async function clientOf(host: Host, viewer: Viewer, portalUserId: string, sql: Sql): Promise<string> {
  const [user] = await sql.all<{ client_id: string }>("SELECT client_id FROM portal_users WHERE id = ? AND practice_id = ? AND status <> 'removed'", [portalUserId, viewer.practiceId]);
  const own = viewer.kind === "staff" || viewer.portalUserId === portalUserId;
  if (!user || !own || !(await host.people.maySee(viewer, user.client_id))) throw notFound("this person");
  return user.client_id;
}

/** The conversations with a part of the team that a portal user has and this viewer is in. */
export async function topicsWith(host: Host, viewer: Viewer, portalUserId: string): Promise<{ conversationId: string; key: string }[]> {
  await clientOf(host, viewer, portalUserId, host.db.hot);
  const staff = viewer.kind === "staff" ? viewer : previewingStaff(viewer);
  const rows = await host.db.hot.all<{ id: string; topic_key: string }>(
    `SELECT c.id, c.topic_key FROM inbox_conversations c WHERE c.portal_user_id = ? AND c.practice_id = ? AND c.topic_key <> ''${staff ? " AND EXISTS (SELECT 1 FROM inbox_members m WHERE m.conversation_id = c.id AND m.staff_id = ?)" : ""}`,
    [portalUserId, viewer.practiceId, ...(staff ? [staff.staffId] : [])],
  );
  return rows.map((row) => ({ conversationId: row.id, key: row.topic_key }));
}

async function audit(host: Host, viewer: Viewer, row: Pick<ConversationRow, "id" | "client_id">, verb: string, detail: Record<string, string | number | boolean>, tx: Tx): Promise<void> {
  const actor = { kind: viewer.kind, id: seatId(viewer), accountId: viewer.accountId };
  await host.audit.record([{ practiceId: viewer.practiceId, pluginId: "core", verb, actor, clientId: row.client_id, subject: row.id, detail }], tx);
}

const isMember = (row: Pick<ConversationRow, "team">, staffId: string): boolean => (row.team ?? "").split(",").includes(staffId);

/** Lets a staff member in. What is closed to them counts as read. */
async function letIn(host: Host, row: Pick<ConversationRow, "id" | "practice_id">, staffId: string, by: Viewer, closed: number, tx: Tx): Promise<void> {
  const now = host.clock.now();
  await tx.run("INSERT INTO inbox_members (conversation_id, staff_id, practice_id, from_seq, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)", [row.id, staffId, row.practice_id, closed, seatId(by), now]);
  const [last] = await tx.all<{ portal_count: number }>("SELECT portal_count FROM inbox_entries WHERE conversation_id = ? AND seq <= ? ORDER BY seq DESC LIMIT 1", [row.id, closed]);
  const columns = ["conversation_id", "seat_id", "practice_id", "last_read_seq", "read_count", "read_at", "marked_unread"];
  await tx.run(host.db.upsertSql("inbox_participants", columns, columns.slice(0, 2), columns.slice(3)), [row.id, staffId, row.practice_id, closed, last?.portal_count ?? 0, now, 0]);
  afterCommit(host, tx, () => host.realtime.tell({ practiceId: row.practice_id, staffId }, "counts", { conversationId: row.id }));
}

async function lockFor(host: Host, viewer: Viewer, conversationId: string, tx: Tx): Promise<ConversationRow> {
  const row = (await lockConversations(host, tx, [conversationId])).get(conversationId);
  if (!row || row.topic_key === "" || !mayUse(host, viewer, row)) throw notFound("this conversation");
  return row;
}

/** Opens a portal user's conversation on a topic, once; a staff member who is not in it yet joins from now on. */
export async function openTopic(host: Host, ctx: PluginContext, viewer: Viewer, topic: Parameters<PluginInbox["openTopic"]>[1]): Promise<{ conversationId: string }> {
  const { portalUserId, key, label } = topic;
  return host.db.transaction(async (tx) => {
    const clientId = await clientOf(host, viewer, portalUserId, tx);
    const columns = ["id", "practice_id", "client_id", "portal_user_id", "topic_key", "topic_label", "last_at", "created_at"];
    const [id, now] = [newId(), host.clock.now()];
    await tx.run(host.db.upsertSql("inbox_conversations", columns, ["portal_user_id", "topic_key"], []), [id, viewer.practiceId, clientId, portalUserId, key, label, now, now]);
    const [known] = await tx.all<{ id: string }>("SELECT id FROM inbox_conversations WHERE portal_user_id = ? AND topic_key = ? AND practice_id = ?", [portalUserId, key, viewer.practiceId]);
    const row = known && (await lockConversations(host, tx, [known.id])).get(known.id);
    if (!row) throw notFound("this conversation");
    if (row.id === id) {
      const staffIds = [...new Set([...topic.staffIds, ...(viewer.kind === "staff" ? [viewer.staffId] : [])])];
      for (const staffId of staffIds) await letIn(host, row, staffId, viewer, 0, tx);
      await audit(host, viewer, row, "opened-conversation", { members: staffIds.length }, tx);
      afterCommit(host, tx, () => host.realtime.tell({ practiceId: row.practice_id, portalUserId }, "counts", { conversationId: row.id }));
    } else if (viewer.kind === "staff" && !isMember(row, viewer.staffId)) {
      await letIn(host, row, viewer.staffId, viewer, row.last_seq, tx);
      const words = `${viewer.name} joined. They read from here on.`;
      await postEvent(host, ctx, { conversationId: row.id, key: newId(), forPortal: words, forStaff: words }, tx);
      await audit(host, viewer, row, "joined-conversation", {}, tx);
    }
    return { conversationId: row.id };
  });
}

/** Adds a colleague; they read from now on, or, when the adder says so, everything that the adder may read. */
export async function addMember(host: Host, ctx: PluginContext, viewer: StaffViewer, { conversationId, staffId, history }: { conversationId: string; staffId: string; history: boolean }): Promise<void> {
  await host.db.transaction(async (tx) => {
    const row = await lockFor(host, viewer, conversationId, tx);
    if (isMember(row, staffId)) return;
    const colleague = (await colleagues(host, viewer.practiceId, tx)).find((one) => one.id === staffId);
    if (!colleague) throw invalid({ staffId: "Choose a colleague who can read messages." });
    await letIn(host, row, staffId, viewer, history ? closedTo(viewer, row) : row.last_seq, tx);
    const words = `${viewer.name} added ${colleague.name}. ${history ? "They may read what was written before." : "They read from here on."}`;
    await postEvent(host, ctx, { conversationId, key: newId(), forPortal: words, forStaff: words }, tx);
    await audit(host, viewer, row, "added-member", { staff: staffId, history }, tx);
  });
}

/** Takes a staff member out of a conversation at their own wish; somebody of the practice stays. */
export async function leaveConversation(host: Host, ctx: PluginContext, viewer: StaffViewer, conversationId: string): Promise<void> {
  await host.db.transaction(async (tx) => {
    const row = await lockFor(host, viewer, conversationId, tx);
    if (!(row.team ?? "").includes(",")) throw new AppError("CONFLICT", "Nobody else of the practice is in this conversation. Add somebody before you leave.");
    await tx.run("DELETE FROM inbox_members WHERE conversation_id = ? AND staff_id = ?", [conversationId, viewer.staffId]);
    const words = `${viewer.name} left. They cannot read this conversation any more.`;
    await postEvent(host, ctx, { conversationId, key: newId(), forPortal: words, forStaff: words }, tx);
    await audit(host, viewer, row, "left-conversation", {}, tx);
    afterCommit(host, tx, () => host.realtime.tell({ practiceId: row.practice_id, staffId: viewer.staffId }, "counts", { conversationId }));
  });
}

/** Who is in a conversation with a part of the team, and who of them came later. */
export async function membersOf(host: Host, viewer: StaffViewer, conversationId: string): Promise<{ id: string; name: string; title: string | null; readsAll: boolean }[]> {
  const rows = await host.db.hot.all<{ id: string; name: string; title: string | null; from_seq: number }>(
    "SELECT s.id, s.name, s.title, m.from_seq FROM inbox_members m JOIN staff s ON s.id = m.staff_id WHERE m.conversation_id = ? AND m.practice_id = ? ORDER BY m.added_at, m.staff_id",
    [conversationId, viewer.practiceId],
  );
  if (!rows.some((row) => row.id === viewer.staffId)) throw notFound("this conversation");
  return rows.map(({ from_seq: closed, ...one }) => ({ ...one, readsAll: Number(closed) === 0 }));
}

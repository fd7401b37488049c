import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { ConversationRow } from "../inbox/inbox-rows.ts";
import { activeStaff } from "../people/active-staff.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { StaffViewer } from "../viewer.ts";

/** Active colleagues who read messages, by name. */
export async function staffWhoAnswer(host: Host, practiceId: string, sql: Sql = host.db.hot): Promise<StaffViewer[]> {
  return (await activeStaff(host, practiceId, sql)).filter((member) => holdsPermission(host.registry, member, "messages.use"));
}

/** Who a conversation can be given to: colleagues who read messages and may see the conversation. */
export async function assignableStaff(host: Host, row: Pick<ConversationRow, "practice_id" | "topic_key" | "team">, sql?: Sql): Promise<{ id: string; name: string }[]> {
  const team = (row.team ?? "").split(",");
  const staff = await staffWhoAnswer(host, row.practice_id, sql);
  return staff.filter((member) => team.includes(member.staffId) || (row.topic_key === "" && host.people.seesAll(member))).map(({ staffId, name }) => ({ id: staffId, name }));
}

import type { StaffRole } from "../../manifest.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { ConversationRow } from "../inbox/inbox-rows.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { StaffViewer } from "../viewer.ts";

interface StaffRow {
  id: string;
  account_id: string;
  name: string;
  roles: string;
  time_zone: string;
}

/** A staff member as a viewer, to ask what they may do; never to act as them. */
const asViewer = (practiceId: string, row: StaffRow): StaffViewer => ({
  kind: "staff", staffId: row.id, practiceId, accountId: row.account_id, sessionId: "", name: row.name, timeZone: row.time_zone, roles: JSON.parse(row.roles) as StaffRole[],
});

/** Active colleagues who read messages, by name. */
export async function staffWhoAnswer(host: Host, practiceId: string, sql: Sql = host.db.hot): Promise<StaffViewer[]> {
  const rows = await sql.all<StaffRow>("SELECT id, account_id, name, roles, time_zone FROM staff WHERE practice_id = ? AND active = 1 ORDER BY name, id", [practiceId]);
  return rows.map((row) => asViewer(practiceId, row)).filter((member) => holdsPermission(host.registry, member, "messages.use"));
}

/** Who a conversation can be given to: colleagues who read messages and may see the conversation. */
export async function assignableStaff(host: Host, row: Pick<ConversationRow, "practice_id" | "topic_key" | "team">, sql?: Sql): Promise<{ id: string; name: string }[]> {
  const team = (row.team ?? "").split(",");
  const staff = await staffWhoAnswer(host, row.practice_id, sql);
  return staff.filter((member) => team.includes(member.staffId) || (row.topic_key === "" && host.people.seesAll(member))).map(({ staffId, name }) => ({ id: staffId, name }));
}

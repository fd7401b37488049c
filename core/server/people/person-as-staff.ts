import type { StaffViewer } from "../viewer.ts";
import type { StaffMember } from "./people-door.ts";

/** A staff member as a viewer without a session, for what the host decides on their behalf. */
export const personAsStaff = (member: StaffMember): StaffViewer => ({
  kind: "staff",
  accountId: member.accountId,
  sessionId: "",
  practiceId: member.practiceId,
  name: member.name,
  timeZone: member.timeZone,
  staffId: member.id,
  roles: member.roles,
});

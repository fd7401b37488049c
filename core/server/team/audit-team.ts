import type { AuditLine } from "../audit/audit.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { StaffViewer } from "../viewer.ts";

/** Audit verbs of the team, with the sentence that the audit page shows. */
export const teamVerbs = {
  "staff-invited": "invited a colleague",
  "staff-invitation-resent": "sent a colleague’s invitation again",
  "staff-invitation-revoked": "withdrew a colleague’s invitation",
  "staff-invitation-copied": "copied the link of a colleague’s invitation",
  "staff-invitation-declined": "said that a staff invitation was not for them",
  "staff-joined": "accepted an invitation to the team",
  "staff-changed": "changed a member of staff",
  "staff-roles-changed": "changed the roles of a member of staff",
  "staff-deactivated": "deactivated a member of staff",
  "staff-restored": "restored a member of staff",
  "role-permissions-changed": "changed what roles may do",
  "practice-changed": "changed the practice’s details",
  "urgent-help-changed": "changed the urgent help list",
} as const;

type Call = { host: Host; origin: CallOrigin; viewer: StaffViewer };

/** Writes what an administrator did with the team into the practice's audit log. */
export async function auditTeam({ host, origin, viewer }: Call, verb: keyof typeof teamVerbs, line: { subject: string; detail?: AuditLine["detail"] }, sql: Sql): Promise<void> {
  await host.audit.record(
    [{
      practiceId: viewer.practiceId, pluginId: "core", verb, actor: { kind: "staff", id: viewer.staffId, accountId: viewer.accountId },
      address: origin.address, device: origin.userAgent, result: "ok", ...line,
    }],
    sql,
  );
}

import { isTokenShaped } from "../../accounts/links/link-secrets.ts";
import type { Sql } from "../../database/database.ts";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { hashToken } from "../../secrets.ts";

export interface FoundStaffInvitation {
  id: string; practice_id: string; name: string; email: string; roles: string; invited_by: string | null; expires_at: number; used_at: number | null;
  revoked_at: number | null; reason: string | null; practice_name: string; practice_zone: string; inviter: string | null;
}

/** `closed` stands for every link that opens nothing and must not say why: unknown or withdrawn. */
export type StaffInvitationState = "valid" | "expired" | "enrolled" | "replaced" | "closed";

/** The invitation of a token with the practice around it; null when there is none. */
export async function findStaffInvitation(sql: Sql, token: string): Promise<FoundStaffInvitation | null> {
  if (!isTokenShaped(token)) return null;
  const [row] = await sql.all<FoundStaffInvitation>(
    `SELECT i.id, i.practice_id, i.name, i.email, i.roles, i.invited_by, i.expires_at, i.used_at, i.revoked_at, i.reason, p.name AS practice_name, p.time_zone AS practice_zone, s.name AS inviter
       FROM staff_invitations i JOIN practices p ON p.id = i.practice_id LEFT JOIN staff s ON s.id = i.invited_by AND s.practice_id = i.practice_id
      WHERE i.token_hash = ?`,
    [hashToken(token)],
  );
  return row ?? null;
}

/** Where an invitation stands now. */
export function staffInvitationState(host: Host, found: FoundStaffInvitation | null): StaffInvitationState {
  if (!found) return "closed";
  if (found.used_at !== null) return "enrolled";
  if (found.revoked_at !== null) return found.reason === "resent" ? "replaced" : "closed";
  return Number(found.expires_at) <= host.clock.now() ? "expired" : "valid";
}

/** The invitation of a token when it can be accepted. @throws AppError in the words of its state. */
export async function requireOpenInvitation(host: Host, sql: Sql, token: string): Promise<FoundStaffInvitation> {
  const found = await findStaffInvitation(sql, token);
  const state = staffInvitationState(host, found);
  if (found && state === "valid") return found;
  if (state === "enrolled") throw new AppError("USED", "This invitation was used already. Sign in with the password that you chose.");
  if (state === "expired") throw new AppError("EXPIRED", "This invitation has ended. We can email you a new one.");
  if (state === "replaced") throw new AppError("EXPIRED", "There is a newer invitation. Use the link in our newest email.");
  throw new AppError("NOT_FOUND", "This invitation does not work. Ask your practice for a new one.");
}

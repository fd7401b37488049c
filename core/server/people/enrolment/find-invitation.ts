import { isTokenShaped } from "../../accounts/links/link-secrets.ts";
import type { Sql } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { hashToken } from "../../secrets.ts";

export interface FoundInvitation {
  id: string; practice_id: string; portal_user_id: string; client_id: string; email: string; expires_at: number; used_at: number | null;
  revoked_at: number | null; reason: string | null; status: "invited" | "active" | "suspended" | "removed"; first_name: string; last_name: string;
  relationship: string; permissions: string; client_first: string; client_last: string; client_used: string | null; practice_name: string;
  practice_zone: string; inviter: string | null;
}

/** `closed` stands for every link that opens nothing and must not say why: unknown, revoked, suspended, removed. */
export type InvitationState = "valid" | "expired" | "enrolled" | "replaced" | "closed";

/** The invitation of a token with everything around it; null when there is none. */
export async function findInvitation(sql: Sql, token: string): Promise<FoundInvitation | null> {
  if (!isTokenShaped(token)) return null;
  const [row] = await sql.all<FoundInvitation>(
    `SELECT i.id, i.practice_id, i.portal_user_id, i.client_id, i.email, i.expires_at, i.used_at, i.revoked_at, i.reason,
            pu.status, pu.first_name, pu.last_name, pu.relationship, pu.permissions,
            c.first_name AS client_first, c.last_name AS client_last, c.name_used AS client_used,
            p.name AS practice_name, p.time_zone AS practice_zone, st.name AS inviter
       FROM invitations i
       JOIN portal_users pu ON pu.id = i.portal_user_id AND pu.practice_id = i.practice_id
       JOIN clients c ON c.id = i.client_id AND c.practice_id = i.practice_id
       JOIN practices p ON p.id = i.practice_id
       LEFT JOIN staff st ON st.id = i.invited_by AND st.practice_id = i.practice_id
      WHERE i.token_hash = ?`,
    [hashToken(token)],
  );
  return row ?? null;
}

/** Where an invitation stands now. */
export function invitationState(host: Host, found: FoundInvitation | null): InvitationState {
  if (!found || found.status === "suspended" || found.status === "removed") return "closed";
  if (found.used_at !== null) return found.status === "active" ? "enrolled" : "closed";
  if (found.revoked_at !== null) return found.reason === "resent" ? (found.status === "active" ? "enrolled" : "replaced") : "closed";
  if (found.status !== "invited") return "closed";
  return Number(found.expires_at) <= host.clock.now() ? "expired" : "valid";
}

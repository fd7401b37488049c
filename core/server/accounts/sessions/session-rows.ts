import type { PortalPermission, StaffRole } from "../../../manifest.ts";
import type { Host } from "../../host-parts.ts";
import { grantsOf, holdsPermission } from "../../people/permissions.ts";
import type { PortalViewer, StaffViewer, Viewer } from "../../viewer.ts";
import type { Session, SessionState } from "../accounts.ts";

interface SessionRow {
  id: string; account_id: string; state: SessionState; seat_kind: "staff" | "portal" | null; seat_id: string | null; own_device: number;
  created_at: number; last_seen_at: number; idle_until: number; absolute_until: number; proved_at: number; email: string; account_zone: string | null;
  staff_practice: string | null; staff_name: string | null; staff_roles: string | null; staff_zone: string | null;
  user_practice: string | null; client_id: string | null; first_name: string | null; last_name: string | null; relationship: string | null;
  permissions: string | null; practice_zone: string | null; role_grants: string | null; archived_at: number | null;
  preview_until: number | null; shown_id: string | null; shown_client: string | null; shown_first: string | null; shown_last: string | null; shown_relationship: string | null;
  shown_permissions: string | null; shown_zone: string | null;
}

/** A session as it is stored, and whom it acts as when it is open. */
export interface StoredSession {
  session: Session;
  viewer: Viewer | null;
  /** The portal user as whom staff look at the portal, until the time in it. */
  preview: PortalViewer | null;
}

// One statement answers who asks, on every request; a seat that was suspended or removed answers as none.
const byToken = `SELECT s.id, s.account_id, s.state, s.seat_kind, s.seat_id, s.own_device, s.created_at, s.last_seen_at, s.idle_until, s.absolute_until, s.proved_at,
  a.email, a.time_zone AS account_zone, st.practice_id AS staff_practice, st.name AS staff_name, st.roles AS staff_roles, st.time_zone AS staff_zone,
  pu.practice_id AS user_practice, pu.client_id, COALESCE(pu.name_used, pu.first_name) AS first_name, pu.last_name, pu.relationship, pu.permissions, p.time_zone AS practice_zone, p.role_grants, c.archived_at,
  s.preview_until, sh.id AS shown_id, sh.client_id AS shown_client, COALESCE(sh.name_used, sh.first_name) AS shown_first, sh.last_name AS shown_last, sh.relationship AS shown_relationship,
  sh.permissions AS shown_permissions, COALESCE(sha.time_zone, p.time_zone) AS shown_zone
FROM sessions s
JOIN accounts a ON a.id = s.account_id
LEFT JOIN staff st ON s.seat_kind = 'staff' AND st.id = s.seat_id AND st.account_id = s.account_id AND st.active = 1
LEFT JOIN portal_users pu ON s.seat_kind = 'portal' AND pu.id = s.seat_id AND pu.account_id = s.account_id AND pu.status = 'active'
LEFT JOIN practices p ON p.id = COALESCE(pu.practice_id, st.practice_id)
LEFT JOIN clients c ON c.id = pu.client_id
LEFT JOIN portal_users sh ON sh.id = s.preview_user_id AND sh.practice_id = st.practice_id AND sh.status = 'active'
LEFT JOIN accounts sha ON sha.id = sh.account_id
WHERE s.token_hash = ?`;

/** The session with this token's hash, whatever its state; null when there is none. */
export async function readSession(host: Host, tokenHash: string): Promise<StoredSession | null> {
  const [row] = await host.db.hot.all<SessionRow>(byToken, [tokenHash]);
  if (!row) return null;
  const viewer = viewerOf(row);
  return { session: sessionOf(row), viewer, preview: viewer?.kind === "staff" && holdsPermission(host.registry, viewer, "core.preview") ? previewOf(row, viewer) : null };
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    accountId: row.account_id,
    email: row.email,
    state: row.state,
    seat: row.seat_kind && row.seat_id ? { kind: row.seat_kind, id: row.seat_id } : null,
    ownDevice: Boolean(row.own_device),
    createdAt: Number(row.created_at),
    idleUntil: Number(row.idle_until),
    absoluteUntil: Number(row.absolute_until),
    provedAt: Number(row.proved_at),
  };
}

function viewerOf(row: SessionRow): Viewer | null {
  const signedIn = { accountId: row.account_id, sessionId: row.id };
  if (row.seat_id && row.staff_practice) {
    return {
      ...signedIn,
      kind: "staff",
      staffId: row.seat_id,
      practiceId: row.staff_practice,
      name: row.staff_name ?? "",
      timeZone: row.account_zone ?? row.staff_zone ?? "UTC",
      roles: JSON.parse(row.staff_roles ?? "[]") as StaffRole[],
      grants: grantsOf(row.role_grants),
    };
  }
  if (row.seat_id && row.user_practice && row.client_id) {
    return {
      ...signedIn,
      kind: "portal",
      portalUserId: row.seat_id,
      practiceId: row.user_practice,
      clientId: row.client_id,
      name: `${row.first_name ?? ""} ${row.last_name ?? ""}`.trim(),
      timeZone: row.account_zone ?? row.practice_zone ?? "UTC",
      relationship: row.relationship ?? "",
      permissions: JSON.parse(row.permissions ?? "[]") as PortalPermission[],
      ...(row.archived_at === null ? {} : { readOnly: { why: "archived" as const, since: Number(row.archived_at) } }),
    };
  }
  return null;
}

/** What staff see who look at the portal as one of its users: that person's view, in that person's zone, with their own name behind it. */
function previewOf(row: SessionRow, staff: StaffViewer): PortalViewer | null {
  if (!row.shown_id || !row.shown_client || row.preview_until === null) return null;
  return {
    accountId: staff.accountId,
    sessionId: staff.sessionId,
    kind: "portal",
    portalUserId: row.shown_id,
    practiceId: staff.practiceId,
    clientId: row.shown_client,
    name: `${row.shown_first ?? ""} ${row.shown_last ?? ""}`.trim(),
    timeZone: row.shown_zone ?? "UTC",
    relationship: row.shown_relationship ?? "",
    permissions: JSON.parse(row.shown_permissions ?? "[]") as PortalPermission[],
    readOnly: { why: "preview", staff, until: Number(row.preview_until) },
  };
}

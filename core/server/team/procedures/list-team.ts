import type { StaffRole } from "../../../manifest.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { openStaffInvitations } from "../invitations/staff-invitations.ts";

/** A member of staff as the list shows them. */
export interface TeamLine {
  id: string;
  name: string;
  title: string | null;
  email: string;
  roles: StaffRole[];
  active: boolean;
  lastSignInAt: number | null;
}

interface Row { id: string; name: string; title: string | null; email: string; roles: string; active: number; last_sign_in_at: number | null }

/** Everybody who works in the practice or did, and whoever is invited. */
export const listTeam = staffProcedure.meta({ permission: "core.team" }).query(async ({ ctx }) => {
  const { host, viewer } = ctx;
  const [rows, invitations] = await Promise.all([
    host.db.hot.all<Row>(
      "SELECT s.id, s.name, s.title, a.email, s.roles, s.active, a.last_sign_in_at FROM staff s JOIN accounts a ON a.id = s.account_id WHERE s.practice_id = ? ORDER BY s.active DESC, s.name, s.id",
      [viewer.practiceId],
    ),
    openStaffInvitations(host.db.hot, viewer.practiceId),
  ]);
  const now = host.clock.now();
  return {
    members: rows.map((row): TeamLine => ({
      id: row.id, name: row.name, title: row.title, email: row.email, roles: JSON.parse(row.roles) as StaffRole[], active: Number(row.active) === 1,
      lastSignInAt: row.last_sign_in_at === null ? null : Number(row.last_sign_in_at),
    })),
    invitations: invitations.map(({ id, name, email, roles, mailState, createdAt, expiresAt }) => ({ id, name, email, roles, mailState, createdAt, expiresAt, ended: expiresAt <= now })),
  };
});

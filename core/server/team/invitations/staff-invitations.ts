import { linkToken } from "../../accounts/links/link-secrets.ts";
import { emailKey } from "../../accounts/email-address.ts";
import type { StaffRole } from "../../../manifest.ts";
import type { Sql, Tx } from "../../database/database.ts";
import { AppError, notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import { hashToken } from "../../secrets.ts";

export const staffInvitationDays = 7;
const dayMs = 24 * 60 * 60_000;
const mostADay = 5;

export interface StaffInvitation {
  id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  invitedBy: string | null;
  mailState: "queued" | "sent" | "failed";
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  revokedAt: number | null;
}

interface Row {
  id: string; name: string; email: string; roles: string; invited_by: string | null; mail_state: StaffInvitation["mailState"]; created_at: number; expires_at: number;
  used_at: number | null; revoked_at: number | null;
}

const columns = "id, name, email, roles, invited_by, mail_state, created_at, expires_at, used_at, revoked_at";

const invitationOf = (row: Row): StaffInvitation => ({
  id: row.id, name: row.name, email: row.email, roles: JSON.parse(row.roles) as StaffRole[], invitedBy: row.invited_by, mailState: row.mail_state,
  createdAt: Number(row.created_at), expiresAt: Number(row.expires_at), usedAt: row.used_at === null ? null : Number(row.used_at), revokedAt: row.revoked_at === null ? null : Number(row.revoked_at),
});

/** Invitations that were neither accepted nor withdrawn, the newest first; those that have ended are among them, to be sent again. */
export async function openStaffInvitations(sql: Sql, practiceId: string): Promise<StaffInvitation[]> {
  const rows = await sql.all<Row>(`SELECT ${columns} FROM staff_invitations WHERE practice_id = ? AND used_at IS NULL AND revoked_at IS NULL ORDER BY id DESC`, [practiceId]);
  return rows.map(invitationOf);
}

/** One open invitation. @throws AppError `NOT_FOUND` for foreign, absent and closed ones alike. */
export async function requireStaffInvitation(sql: Sql, practiceId: string, id: string): Promise<StaffInvitation> {
  const [row] = await sql.all<Row>(`SELECT ${columns} FROM staff_invitations WHERE practice_id = ? AND id = ? AND used_at IS NULL AND revoked_at IS NULL`, [practiceId, id]);
  if (!row) throw notFound("this invitation");
  return invitationOf(row);
}

/** The link of an invitation; made from its id, stored nowhere. */
export const staffInvitationUrl = (options: { baseUrl: string; secret: Buffer }, id: string): string => `${options.baseUrl}/join/${linkToken(options.secret, "staff-invitation", id)}`;

/** Makes an invitation and its mail; those before it to the same address end. */
export async function inviteStaff(host: Host, practiceId: string, to: { name: string; email: string; roles: readonly StaffRole[]; invitedBy: string | null }, tx: Tx): Promise<string> {
  const now = host.clock.now();
  const key = emailKey(to.email);
  await tx.run("UPDATE staff_invitations SET revoked_at = ?, reason = 'resent' WHERE practice_id = ? AND email_key = ? AND used_at IS NULL AND revoked_at IS NULL", [now, practiceId, key]);
  const id = newId();
  const expiresAt = now + staffInvitationDays * dayMs;
  await tx.run(
    "INSERT INTO staff_invitations (id, practice_id, name, email, email_key, roles, token_hash, invited_by, mail_state, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)",
    [id, practiceId, to.name, to.email.trim(), key, JSON.stringify(to.roles), hashToken(linkToken(host.options.secret, "staff-invitation", id)), to.invitedBy, now, expiresAt],
  );
  const people = host.people.of(practiceId);
  const [practice, inviter] = await Promise.all([people.practice(), to.invitedBy ? people.staffMember(to.invitedBy, tx) : null]);
  await host.notifier.queueMail(
    {
      practiceId,
      template: "staff-invitation",
      to: { name: to.name, address: to.email.trim() },
      data: { practiceName: practice.name, inviterName: inviter?.name ?? null, link: staffInvitationUrl(host.options, id), expiresAt, timeZone: practice.timeZone },
      key: `staff-invitation:${id}`,
      recipient: { staffId: id },
    },
    tx,
  );
  return id;
}

/** @throws AppError `RATE_LIMITED` after one in the last minute or five in the last day, saying what to do instead. */
export async function refuseTooManyStaff(host: Host, practiceId: string, email: string, tx: Tx): Promise<void> {
  const now = host.clock.now();
  const [row] = await tx.all<{ today: number; latest: number | null }>(
    "SELECT COUNT(*) AS today, MAX(created_at) AS latest FROM staff_invitations WHERE practice_id = ? AND email_key = ? AND created_at > ?",
    [practiceId, emailKey(email), now - dayMs],
  );
  if (row?.latest && now - Number(row.latest) < 60_000) throw new AppError("RATE_LIMITED", "An invitation was sent less than 1 minute ago. Send it again in 1 minute.", { retryAfterMinutes: 1 });
  if (Number(row?.today ?? 0) >= mostADay) {
    throw new AppError("RATE_LIMITED", `${mostADay} invitations were sent to this address in 24 hours. Copy the link and hand it over yourself, or send it again tomorrow.`, { retryAfterMinutes: 24 * 60 });
  }
}

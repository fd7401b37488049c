import type { StaffRole } from "../../../manifest.ts";
import { emailKey } from "../../accounts/email-address.ts";
import type { Tx } from "../../database/database.ts";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import type { CallOrigin } from "../../trpc/context.ts";
import { seatChanged } from "../seat-changed.ts";
import { lockTeam } from "../team-rows.ts";
import type { FoundStaffInvitation } from "./find-staff-invitation.ts";

/**
 * Takes an invitation's one use for an account and answers the seat that it gives. Roles come from the stored invitation and from
 * nowhere else. Somebody who was deactivated gets the same seat back. Of two at once one gets it.
 */
export async function takeStaffInvitation(host: Host, origin: CallOrigin, invitation: FoundStaffInvitation, account: { id: string; email: string }, tx: Tx): Promise<string> {
  const now = host.clock.now();
  const { practice_id: practiceId } = invitation;
  if (emailKey(account.email) !== emailKey(invitation.email)) {
    throw new AppError("FORBIDDEN", "This invitation was sent to another address. Sign in with the address that it was sent to.", { reason: "other-account" });
  }
  const team = await lockTeam(host, practiceId, tx);
  const taken = await tx.run("UPDATE staff_invitations SET used_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?", [now, invitation.id, now]);
  if (taken.changes !== 1) throw new AppError("USED", "This invitation was used already. Sign in with the password that you chose.");
  const roles = JSON.parse(invitation.roles) as StaffRole[];
  const known = team.find((one) => one.accountId === account.id);
  if (known?.active) throw new AppError("USED", "You are on this team already. Sign in to open it.");
  if (known) await tx.run("UPDATE staff SET active = 1, roles = ?, revision = revision + 1 WHERE practice_id = ? AND id = ?", [JSON.stringify(roles), practiceId, known.id]);
  const staffId = known?.id ?? (await host.people.createStaff({ practiceId, accountId: account.id, name: invitation.name, roles, timeZone: invitation.practice_zone }, tx)).id;
  await host.audit.record(
    [{
      practiceId, pluginId: "core", verb: "staff-joined", actor: { kind: "staff", id: staffId, accountId: account.id }, subject: staffId,
      detail: { roles: roles.join(" ") }, address: origin.address, device: origin.userAgent, result: "ok",
    }],
    tx,
  );
  seatChanged(host, { practiceId, seatId: staffId }, tx);
  return staffId;
}

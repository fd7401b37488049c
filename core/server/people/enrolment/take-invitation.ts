import { emailKey } from "../../accounts/email-address.ts";
import { afterCommit } from "../../accounts/after-commit.ts";
import type { Sql, Tx } from "../../database/database.ts";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import type { CallOrigin } from "../../trpc/context.ts";
import { portalUserEnrolled } from "../people-events.ts";
import { findInvitation, invitationState } from "./find-invitation.ts";
import type { FoundInvitation } from "./find-invitation.ts";
import { invitationWorkflow } from "./invitation-workflow.ts";

/** The invitation of a token when it can be accepted. @throws AppError in the words of its state. */
export async function requireInvitation(host: Host, sql: Sql, token: string): Promise<FoundInvitation> {
  const found = await findInvitation(sql, token);
  const state = invitationState(host, found);
  if (found && state === "valid") return found;
  if (state === "enrolled") throw new AppError("USED", "This invitation was used already. Sign in with the password that you chose.");
  if (state === "expired") throw new AppError("EXPIRED", "This invitation has ended. We can email you a new one.");
  if (state === "replaced") throw new AppError("EXPIRED", "There is a newer invitation. Use the link in our newest email.");
  throw new AppError("NOT_FOUND", "This invitation does not work. Ask your practice for a new one.");
}

/**
 * Takes an invitation's one use for an account: what the person may do comes from the stored portal user and from nowhere else.
 * Of two at once one gets it.
 */
export async function takeInvitation(host: Host, origin: CallOrigin, invitation: FoundInvitation, account: { id: string; email: string }, tx: Tx): Promise<void> {
  const now = host.clock.now();
  const { practice_id: practiceId, portal_user_id: portalUserId, client_id: clientId } = invitation;
  if (emailKey(account.email) !== emailKey(invitation.email)) {
    throw new AppError("FORBIDDEN", "This invitation was sent to another address. Sign in with the address that it was sent to.", { reason: "other-account" });
  }
  const taken = await tx.run("UPDATE invitations SET used_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?", [now, invitation.id, now]);
  if (taken.changes !== 1) throw new AppError("USED", "This invitation was used already. Sign in with the password that you chose.");
  const joined = await tx.run("UPDATE portal_users SET account_id = ?, status = 'active', changed_at = ? WHERE practice_id = ? AND id = ? AND status = 'invited'", [account.id, now, practiceId, portalUserId]);
  if (joined.changes !== 1) throw new AppError("NOT_FOUND", "This invitation does not work. Ask your practice for a new one.");
  const ctx = host.context("core", practiceId, null);
  await ctx.workflows.send(invitationWorkflow, invitation.id, { type: "ACCEPT" }, tx);
  await ctx.events.publish(portalUserEnrolled, { portalUserId, clientId }, tx);
  await host.audit.record(
    [{
      practiceId, pluginId: "core", verb: "portal-user-enrolled", actor: { kind: "portal", id: portalUserId, accountId: account.id }, clientId,
      subject: portalUserId, address: origin.address, device: origin.userAgent, result: "ok",
    }],
    tx,
  );
  afterCommit(tx, () => {
    host.bus.publish("viewers-changed", { seatId: portalUserId, accountId: account.id });
    host.outbox.kick();
  });
}

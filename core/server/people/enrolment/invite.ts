import { linkToken } from "../../accounts/links/link-secrets.ts";
import { emailKey } from "../../accounts/email-address.ts";
import type { Tx } from "../../database/database.ts";
import { AppError, invalid } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import { hashToken } from "../../secrets.ts";
import { peopleModels } from "../models/people-models.ts";
import type { PortalUser } from "../people-door.ts";
import { portalUserInvited } from "../people-events.ts";
import type { NewPortalUser } from "../people-store.ts";
import { invitationDays, invitationWorkflow } from "./invitation-workflow.ts";

const dayMs = 24 * 60 * 60_000;
const mostADay = 5;

/** Makes an invitation, which its workflow mails after the commit; those before it end. */
export async function invite(host: Host, user: PortalUser, invitedBy: string | null, why: "resent" | "address-changed", tx: Tx): Promise<string> {
  const { practiceId } = user;
  const ctx = host.context("core", practiceId, null);
  await revokeInvitations(host, user, why, tx);
  const id = newId();
  const now = host.clock.now();
  await peopleModels(host).invitations.create(
    {
      id, practiceId, portalUserId: user.id, clientId: user.clientId, email: user.email, invitedBy, state: "queued", createdAt: now,
      tokenHash: hashToken(linkToken(host.options.secret, "invitation", id)), expiresAt: now + invitationDays * dayMs,
    },
    { transaction: tx.sequelize },
  );
  await ctx.workflows.start(invitationWorkflow, { subjectId: id }, tx);
  return id;
}

/** Ends the open invitations of a portal user. */
export async function revokeInvitations(host: Host, user: Pick<PortalUser, "id" | "practiceId">, reason: "resent" | "address-changed" | "removed" | "not-me" | "merged", tx: Tx): Promise<void> {
  const { practiceId } = user;
  const ctx = host.context("core", practiceId, null);
  const open = await peopleModels(host).invitations.findAll({ where: { practiceId, portalUserId: user.id, usedAt: null, revokedAt: null }, transaction: tx.sequelize });
  for (const row of open) {
    const { id } = row.get();
    await peopleModels(host).invitations.update({ revokedAt: host.clock.now(), reason }, { where: { practiceId, id }, transaction: tx.sequelize });
    await ctx.workflows.send(invitationWorkflow, id, { type: "REVOKE", reason }, tx);
  }
}

/** Creates a portal user with a conversation and an invitation, all in the caller's transaction. */
export async function invitePortalUser(host: Host, practiceId: string, user: NewPortalUser, invitedBy: string | null, tx: Tx): Promise<PortalUser> {
  await refuseSecondUser(host, practiceId, user, tx);
  const made = await host.people.createPortalUser(practiceId, user, tx);
  // Whoever gets a portal is a client.
  await peopleModels(host).clients.update({ prospectAt: null }, { where: { practiceId, id: user.clientId }, transaction: tx.sequelize });
  await host.inbox.ensureConversation(practiceId, made.id, tx);
  await host.context("core", practiceId, null).events.publish(portalUserInvited, { portalUserId: made.id, clientId: made.clientId }, tx);
  await invite(host, made, invitedBy, "resent", tx);
  return made;
}

/** One address is one portal user of a client, though it may act for several clients. */
export async function refuseSecondUser(host: Host, practiceId: string, user: { clientId: string; email: string; exceptId?: string }, tx: Tx): Promise<void> {
  const users = await host.people.of(practiceId).portalUsersOf(user.clientId, tx);
  if (users.some((one) => one.id !== user.exceptId && emailKey(one.email) === emailKey(user.email))) {
    throw invalid({ email: "This address is a portal user of this client already." });
  }
}

/** @throws AppError `RATE_LIMITED` after one in the last minute or five in the last day, saying what to do instead. */
export async function refuseTooMany(host: Host, user: Pick<PortalUser, "id" | "practiceId">, tx: Tx): Promise<void> {
  const now = host.clock.now();
  const [row] = await tx.all<{ today: number; latest: number | null }>(
    "SELECT COUNT(*) AS today, MAX(created_at) AS latest FROM invitations WHERE practice_id = ? AND portal_user_id = ? AND created_at > ?",
    [user.practiceId, user.id, now - dayMs],
  );
  if (row?.latest && now - Number(row.latest) < 60_000) {
    throw new AppError("RATE_LIMITED", "An invitation was sent less than 1 minute ago. Send it again in 1 minute.", { retryAfterMinutes: 1 });
  }
  if (Number(row?.today ?? 0) >= mostADay) {
    throw new AppError("RATE_LIMITED", `${mostADay} invitations were sent to this person in 24 hours. Copy the link and hand it over yourself, or send it again tomorrow.`, { retryAfterMinutes: 24 * 60 });
  }
}

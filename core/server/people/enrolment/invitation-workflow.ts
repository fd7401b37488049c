import { clientName } from "../people-rows.ts";
import { assign, setup } from "xstate";
import { linkToken } from "../../accounts/links/link-secrets.ts";
import type { Tx } from "../../database/database.ts";
import type { PluginContext } from "../../plugins/plugin-context.ts";
import { defineWorkflow } from "../../workflows/define-workflow.ts";
import { peopleModels } from "../models/people-models.ts";
import type { InvitationRow } from "../models/people-models.ts";
import { hostOfContext } from "../../plugins/context-host.ts";

export const invitationDays = 7;

type InvitationEvent =
  | { type: "SENT" } | { type: "DELIVERED" } | { type: "BOUNCED"; reason: string } | { type: "ACCEPT" } | { type: "REVOKE"; reason: string };

const machine = setup({
  types: { context: {} as { reason: string | null }, events: {} as InvitationEvent },
  actions: {
    mailInvitation: () => undefined,
    noteReason: assign({ reason: ({ event }) => ("reason" in event ? event.reason : null) }),
  },
  delays: { expiry: invitationDays * 24 * 60 * 60_000 },
}).createMachine({
  id: "invitation",
  context: { reason: null },
  initial: "queued",
  states: {
    queued: {
      entry: { type: "mailInvitation" },
      on: { SENT: "sent", ACCEPT: "accepted", REVOKE: { target: "revoked", actions: "noteReason" } },
      after: { expiry: "expired" },
    },
    sent: {
      on: { DELIVERED: "delivered", BOUNCED: { target: "bounced", actions: "noteReason" }, ACCEPT: "accepted", REVOKE: { target: "revoked", actions: "noteReason" } },
      after: { expiry: "expired" },
    },
    delivered: {
      on: { BOUNCED: { target: "bounced", actions: "noteReason" }, ACCEPT: "accepted", REVOKE: { target: "revoked", actions: "noteReason" } },
      after: { expiry: "expired" },
    },
    // A bounced mail's link still works: staff can hand it over themselves.
    bounced: { on: { ACCEPT: "accepted", REVOKE: { target: "revoked", actions: "noteReason" } }, after: { expiry: "expired" } },
    accepted: { type: "final" },
    expired: { type: "final" },
    revoked: { type: "final" },
  },
});

async function mailInvitation(ctx: PluginContext, invitationId: string, onceKey: string): Promise<void> {
  const host = hostOfContext(ctx);
  const { practiceId } = ctx;
  await ctx.transaction(async (tx) => {
    const row = await peopleModels(host).invitations.findOne({ where: { practiceId, id: invitationId }, transaction: tx.sequelize });
    const invitation = row?.get();
    if (!invitation || invitation.usedAt !== null || invitation.revokedAt !== null) return;
    const [practice, inviter, user] = await Promise.all([
      ctx.people.practice(),
      invitation.invitedBy ? ctx.people.staffMember(invitation.invitedBy, tx) : null,
      ctx.people.portalUser(invitation.portalUserId, tx),
    ]);
    await host.notifier.queueMail(
      {
        practiceId,
        template: "invitation",
        to: { name: user ? clientName(user) : "", address: invitation.email },
        data: { practiceName: practice.name, professionalName: inviter?.name ?? null, link: invitationUrl(host.options, invitationId), expiresAt: Number(invitation.expiresAt), timeZone: practice.timeZone },
        key: onceKey,
        recipient: { portalUserId: invitation.portalUserId },
      },
      tx,
    );
    await ctx.workflows.send(invitationWorkflow, invitationId, { type: "SENT" }, tx);
  });
}

/** The link of an invitation; made from its id, stored nowhere. */
export const invitationUrl = (options: { baseUrl: string; secret: Buffer }, invitationId: string): string =>
  `${options.baseUrl}/enrol/${linkToken(options.secret, "invitation", invitationId)}`;

async function mirror(ctx: PluginContext, tx: Tx, invitationId: string, state: string, reason: string | null): Promise<void> {
  const host = hostOfContext(ctx);
  const change: Partial<InvitationRow> = { state, reason };
  if (state === "sent") change.sentAt = ctx.now();
  await peopleModels(host).invitations.update(change, { where: { practiceId: ctx.practiceId, id: invitationId }, transaction: tx.sequelize });
}

/** From the mail to the accepted, expired or revoked invitation. */
export const invitationWorkflow = defineWorkflow({
  name: "invitation",
  version: 1,
  machine,
  effects: { mailInvitation: (ctx, _params, { subjectId, onceKey }) => mailInvitation(ctx, subjectId, onceKey) },
  project: (ctx, tx, subjectId, state) => mirror(ctx, tx, subjectId, state.value, (state.context as { reason: string | null }).reason),
  exampleEvents: [{ type: "SENT" }, { type: "DELIVERED" }, { type: "BOUNCED", reason: "no such address" }, { type: "ACCEPT" }, { type: "REVOKE", reason: "resent" }],
});

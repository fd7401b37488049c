import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { peopleModels } from "../models/people-models.ts";
import { invitationWorkflow } from "./invitation-workflow.ts";

/** What the mail side found out about the newest open invitation of a portal user; staff see it in the Client Portal tab. */
export async function reportInvitationMail(host: Host, to: { practiceId: string; portalUserId: string }, outcome: { delivered: true } | { bounced: string }, tx: Tx): Promise<void> {
  const row = await peopleModels(host).invitations.findOne({ where: { ...to, usedAt: null, revokedAt: null }, order: [["id", "DESC"]], transaction: tx.sequelize });
  if (!row) return;
  const event = "delivered" in outcome ? { type: "DELIVERED" } : { type: "BOUNCED", reason: outcome.bounced.slice(0, 200) };
  await host.context("core", to.practiceId, null).workflows.send(invitationWorkflow, row.get().id, event, tx);
}

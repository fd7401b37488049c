import { AppError, invalid } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { hashOfSecret, newSecret } from "../ics/feed-secret.ts";
import type { Appointment } from "../rows/appointments.ts";
import { standing } from "../rows/appointments.ts";
import { collaterals, sealCollateral } from "../rows/collaterals.ts";
import type { Collateral } from "../rows/collaterals.ts";
import { writeCollateral } from "./write-collateral.ts";

/** The most who are invited to one appointment. */
export const mostCollaterals = 8;

/** Whether somebody can be invited: it stands, it is to come, and it is one client's alone, since others would be disclosed to them. */
export const canInvite = (row: Appointment, now: number): boolean => standing.includes(row.state) && row.undoUntil === null && row.endsAt > now && row.groupId === null && row.clientId !== null;

/** Invites somebody who has no portal, by mail. @throws AppError `CONFLICT` when nobody can be invited, `INVALID` for an address that is invited already */
export async function inviteCollateral(ctx: PluginContext, tx: Tx, viewer: StaffViewer, row: Appointment, { id, name, email, relation }: { id: string; name: string; email: string; relation: string }): Promise<void> {
  const { practiceId } = ctx;
  if (row.groupId !== null) throw new AppError("CONFLICT", "Nobody else can be invited to a group.");
  if (!canInvite(row, ctx.now()) || row.clientId === null) throw new AppError("CONFLICT", "This appointment does not stand any more.");
  const emailHash = hashOfSecret(`${practiceId} ${email.toLowerCase()}`);
  const now = (await ctx.model(collaterals).findAll({ where: { practiceId, appointmentId: row.id, endedAt: null }, transaction: tx.sequelize })).map((one) => one.get());
  if (now.some((one) => one.emailHash === emailHash)) throw invalid({ email: "This address is invited already." });
  if (now.length >= mostCollaterals) throw new AppError("CONFLICT", `Up to ${mostCollaterals} people can be invited to one appointment.`);
  const secret = newSecret();
  const made: Collateral = { id, practiceId, appointmentId: row.id, clientId: row.clientId, secretHash: hashOfSecret(secret), emailHash, body: sealCollateral(ctx, id, { name, email, relation, secret }), answer: "none", answeredAt: null, sequence: 0, invitedBy: viewer.staffId, createdAt: ctx.now(), endedAt: null };
  await ctx.model(collaterals).create(made, { transaction: tx.sequelize });
  await writeCollateral(ctx, tx, made, row, "invited");
  await ctx.cards.touch("scheduling.appointment", row.id, tx);
  await ctx.audit("invited", { subject: row.id, clientId: row.clientId, detail: { agreed: true } }, tx);
}

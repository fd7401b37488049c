import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { endReplaced } from "../acts/accept-request.ts";
import { moveOn } from "../acts/move-on.ts";
import { whenOf } from "../acts/say-line.ts";
import type { Line } from "../acts/say-line.ts";
import { claimRest } from "../claims/claim-appointment.ts";
import { proposals } from "../rows/proposals.ts";
import type { Proposal, ProposalState } from "../rows/proposals.ts";
import { planOf } from "../workflow/plan-of.ts";
import { timesOf } from "./load-proposal.ts";
import { openProposal, sealProposal } from "./proposal-body.ts";
import { proposalWorkflow } from "./proposal-workflow.ts";

const over: Record<Exclude<ProposalState, "open">, string> = {
  booked: "One of these times is booked already.",
  "none-fits": "You said that none of these fits. Your practice knows.",
  withdrawn: "The practice took these times back.",
  expired: "These times are not held any more.",
};

async function end(ctx: PluginContext, tx: Tx, row: Proposal, type: "choose" | "none" | "withdraw"): Promise<void> {
  if (row.state !== "open") throw new AppError("CONFLICT", over[row.state]);
  const before = await ctx.workflows.state(proposalWorkflow, row.id, tx);
  if (!before?.can({ type })) throw new AppError("CONFLICT", over.expired);
  await ctx.workflows.send(proposalWorkflow, row.id, { type }, tx);
}

/** Books the chosen time; the others are free again, and what it replaces is given back, up to what it needs of that time itself. @throws AppError `CONFLICT` */
export async function chooseTime(ctx: PluginContext, tx: Tx, viewer: Viewer, row: Proposal, appointmentId: string): Promise<{ id: string; line: Line }> {
  const time = (await timesOf(ctx, [row.id], tx)).get(row.id)?.find((one) => one.id === appointmentId);
  if (row.state !== "open") throw new AppError("CONFLICT", over[row.state]);
  if (!time) throw new AppError("CONFLICT", "Choose one of these times.");
  if (time.startsAt <= ctx.now()) throw new AppError("CONFLICT", "That time is over. Choose a later one.");
  const booked = await moveOn(ctx, tx, time, { type: "book", plan: await planOf(ctx, time) });
  await ctx.model(proposals).update({ chosenId: time.id }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  await end(ctx, tx, row, "choose");
  await endReplaced(ctx, tx, booked);
  if (booked.replacesId !== null) await claimRest(ctx, tx, booked, [row.clientId]);
  await ctx.audit("booked", { subject: booked.id, clientId: row.clientId }, tx);
  const what = `${booked.serviceName}, ${whenOf(ctx, booked)}`;
  return { id: booked.id, line: { forPortal: `You booked ${what}.`, forStaff: `${viewer.name} booked ${what}.` } };
}

/** Says that none of the times fits, with what would: all are free again. @throws AppError `CONFLICT` */
export async function refuseTimes(ctx: PluginContext, tx: Tx, viewer: Viewer, row: Proposal, answer: string): Promise<Line> {
  await ctx.model(proposals).update({ body: sealProposal(ctx, row.id, { ...openProposal(ctx, row), answer }) }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  await end(ctx, tx, row, "none");
  await ctx.audit("refused", { subject: row.id, clientId: row.clientId }, tx);
  return { forPortal: "You said that none of these times fits.", forStaff: `${viewer.name} said that none of the times fits.` };
}

/** Staff take the times back. @throws AppError `CONFLICT` */
export async function withdrawTimes(ctx: PluginContext, tx: Tx, row: Proposal): Promise<void> {
  await end(ctx, tx, row, "withdraw");
  await ctx.audit("withdrew", { subject: row.id, clientId: row.clientId }, tx);
}

import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { endReplaced } from "../acts/accept-request.ts";
import { moveOn } from "../acts/move-on.ts";
import { whenOf } from "../acts/say-line.ts";
import type { Line } from "../acts/say-line.ts";
import { cellsOfPlace } from "../claims/cells-of.ts";
import { claimCells, releaseCells } from "../claims/claim-time.ts";
import { TakenError } from "../claims/taken-error.ts";
import type { Appointment } from "../rows/appointments.ts";
import type { WaitOffer, WaitOfferState } from "../rows/wait-offers.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";
import { waitOfferWorkflow } from "./wait-offer-workflow.ts";

const over: Record<WaitOfferState, string> = {
  offered: "",
  accepted: "You have taken this time already.",
  declined: "You have said no to this time.",
  expired: "This time is not held for you any more.",
  withdrawn: "This time is not offered any more.",
  taken: "Somebody else took this time. You stay on the waitlist.",
};

type Answer = "accept" | "decline" | "withdraw";

async function checkLive(ctx: PluginContext, tx: Tx, row: WaitOffer, type: Answer): Promise<void> {
  if (row.state !== "offered") throw new AppError("CONFLICT", over[row.state]);
  const before = await ctx.workflows.state(waitOfferWorkflow, row.id, tx);
  // The timer may be a moment behind the clock.
  if (!before?.can({ type }) || (type === "accept" && ctx.now() >= row.expiresAt)) throw new AppError("CONFLICT", over.expired);
}

async function end(ctx: PluginContext, tx: Tx, row: WaitOffer, type: Answer): Promise<void> {
  await checkLive(ctx, tx, row, type);
  await ctx.workflows.send(waitOfferWorkflow, row.id, { type }, tx);
}

/** What was held for all who were asked becomes this one's; the database refuses whoever comes second. @throws AppError `CONFLICT` */
async function takeShared(ctx: PluginContext, tx: Tx, sharedId: string, time: Appointment): Promise<void> {
  await releaseCells(ctx, tx, sharedId);
  try {
    await claimCells(ctx, tx, cellsOfPlace(time));
  } catch (error) {
    throw error instanceof TakenError ? new AppError("CONFLICT", over.taken) : error;
  }
}

/** Books the offered time; what it takes the place of is given back. @throws AppError `CONFLICT` */
export async function takeEarlier(ctx: PluginContext, tx: Tx, viewer: Viewer, row: WaitOffer): Promise<{ id: string; line: Line }> {
  await checkLive(ctx, tx, row, "accept");
  const time = await loadAppointment(ctx, row.appointmentId, tx);
  if (!time || time.startsAt <= ctx.now()) throw new AppError("CONFLICT", over.expired);
  if (row.sharedId !== null) await takeShared(ctx, tx, row.sharedId, time);
  const booked = await moveOn(ctx, tx, time, { type: "book", plan: await planOf(ctx, time) });
  await ctx.workflows.send(waitOfferWorkflow, row.id, { type: "accept" }, tx);
  await endReplaced(ctx, tx, booked);
  await ctx.audit("booked", { subject: booked.id, clientId: row.clientId }, tx);
  const what = `${booked.serviceName}, ${whenOf(ctx, booked)}`;
  return { id: booked.id, line: { forPortal: `You took ${what}.`, forStaff: `${viewer.name} took ${what}, from the waitlist.` } };
}

/** Says no to the offered time; the next one is asked. @throws AppError `CONFLICT` */
export async function declineEarlier(ctx: PluginContext, tx: Tx, viewer: Viewer, row: WaitOffer): Promise<Line> {
  await end(ctx, tx, row, "decline");
  await ctx.audit("refused", { subject: row.id, clientId: row.clientId }, tx);
  return { forPortal: "You said no to this time. You stay on the waitlist.", forStaff: `${viewer.name} said no to a time from the waitlist.` };
}

/** Staff take the offer back, or whoever waits leaves. @throws AppError `CONFLICT` */
export async function withdrawEarlier(ctx: PluginContext, tx: Tx, row: WaitOffer): Promise<void> {
  await end(ctx, tx, row, "withdraw");
  await ctx.audit("withdrew", { subject: row.id, clientId: row.clientId }, tx);
}

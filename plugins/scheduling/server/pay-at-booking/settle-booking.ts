import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { isKnown, modeFor } from "../acts/mode-for.ts";
import { moveOn } from "../acts/move-on.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { waitForAnswer } from "../acts/wait-for-answer.ts";
import { bookingLost } from "../events/booking-lost.ts";
import { appointments, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { plainService, services } from "../rows/services.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";
import { checkLate, takeAgain } from "./take-again.ts";
import { payWords } from "./pay-words.ts";
import { settledNow } from "./payments-door.ts";

/**
 * Goes on with an appointment when what it asks for is done: what is held is booked or asked for, what was accepted is paid. Money that comes
 * when the hold has ended still books a time that nobody has taken; otherwise it goes back. Told twice it is done once.
 */
export async function settleBooking(ctx: PluginContext, id: string): Promise<Appointment | null> {
  const before = await loadAppointment(ctx, id);
  if (before?.payState !== "due" || !(await settledNow(ctx, id)).settled) return before;
  // A card that comes too late has cost nobody anything.
  if (before.state === "released" && before.payAsk === "card") return before;
  try {
    if (before.state === "released") await checkLate(ctx, before);
    return await ctx.transaction((tx) => goOn(ctx, tx, id));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return ctx.transaction((tx) => lose(ctx, tx, id));
  }
}

async function goOn(ctx: PluginContext, tx: Tx, id: string): Promise<Appointment | null> {
  const row = await loadAppointment(ctx, id, tx);
  if (row?.payState !== "due") return row;
  const done = { ...row, payState: "done" as const };
  await ctx.model(appointments).update({ payState: "done" }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  const who = await nameOf(ctx, row);
  if (standing.includes(row.state) && row.undoUntil === null) {
    await sayLine(ctx, tx, row, `paid:${id}`, { forPortal: `You paid ${payWords(row)} for ${row.serviceName}.`, forStaff: `${who} paid ${payWords(row)} for ${row.serviceName}.` });
    await ctx.cards.touch("scheduling.appointment", id, tx);
    return done;
  }
  if (row.state === "released") await takeAgain(ctx, tx, row);
  const asks = row.state === "held" && row.payAsk === "card" && (await byRequest(ctx, row));
  const booked = await moveOn(ctx, tx, done, asks ? { type: "request", holdMs: await waitForAnswer(ctx, "requestHours", row.startsAt) } : { type: "book", plan: await planOf(ctx, row) });
  const what = `${row.serviceName}, ${whenOf(ctx, row)}`;
  const paid = row.payMinor > 0 ? `, and paid ${payWords(row)}` : "";
  await sayLine(ctx, tx, booked, `book:${id}`, { forPortal: `You ${asks ? "asked for" : "booked"} ${what}${paid}.`, forStaff: `${who} ${asks ? "asked for" : "booked"} ${what}${paid}.` });
  await ctx.audit(asks ? "requested" : "booked", { subject: id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
  return booked;
}

async function byRequest(ctx: PluginContext, { serviceId, clientId }: Appointment): Promise<boolean> {
  const found = await ctx.model(services).findOne({ where: { practiceId: ctx.practiceId, id: serviceId } });
  return found !== null && modeFor(plainService(found), clientId !== null && (await isKnown(ctx, clientId))) === "request";
}

async function nameOf(ctx: PluginContext, { portalUserId }: Appointment): Promise<string> {
  if (ctx.viewer) return ctx.viewer.name;
  const user = portalUserId === null ? null : await ctx.people.portalUser(portalUserId);
  return user ? `${user.nameUsed ?? user.firstName} ${user.lastName}` : "The client";
}

async function lose(ctx: PluginContext, tx: Tx, id: string): Promise<Appointment | null> {
  const row = await loadAppointment(ctx, id, tx);
  if (row?.payState !== "due") return row;
  await ctx.model(appointments).update({ payState: "lost" }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.events.publish(bookingLost, { appointmentId: id }, tx);
  const words = `The payment for ${row.serviceName}, ${whenOf(ctx, row)}, came too late: the time is not free any more. The payment goes back in full.`;
  await sayLine(ctx, tx, row, `lost:${id}`, { forPortal: words, forStaff: words });
  return { ...row, payState: "lost" };
}

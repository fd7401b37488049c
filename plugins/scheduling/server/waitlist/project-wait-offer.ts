import type { PluginContext, Tx } from "@anteroom/core/server";
import { moveOn } from "../acts/move-on.ts";
import { releaseCells } from "../claims/claim-time.ts";
import { earlierNotification } from "../notifications.ts";
import { waitOffers, waitOfferStates } from "../rows/wait-offers.ts";
import { waits } from "../rows/waits.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { loadWait, loadWaitOffer } from "./load-waits.ts";

/** The last who was asked has answered: the time is free again, unless it was taken. */
async function freeShared(ctx: PluginContext, tx: Tx, sharedId: string): Promise<void> {
  const open = await ctx.model(waitOffers).findOne({ where: { practiceId: ctx.practiceId, sharedId, state: "offered" }, transaction: tx.sequelize, lock: true });
  if (!open) await releaseCells(ctx, tx, sharedId);
}

/** Writes the state into the offer and the place on the waitlist, gives the time back when it was not taken, and tells who is asked. */
export async function projectWaitOffer(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const row = await loadWaitOffer(ctx, id, tx);
  if (!row) throw new Error(`scheduling: the workflow of ${id} has no offer`);
  const { practiceId } = ctx;
  const state = waitOfferStates.find((one) => one === value) ?? "withdrawn";
  await ctx.model(waitOffers).update({ state, version: row.version + 1 }, { where: { practiceId, id }, transaction: tx.sequelize });
  if (state === "offered") await ctx.notify(earlierNotification.kind, { to: { portalUserId: row.portalUserId }, data: { id }, key: `earlier:${id}` }, tx);
  else {
    const wait = await loadWait(ctx, row.waitId, tx);
    // Who left the waitlist meanwhile stays away.
    if (wait?.state === "offered") await ctx.model(waits).update({ state: state === "accepted" ? "accepted" : "waiting", version: wait.version + 1 }, { where: { practiceId, id: wait.id }, transaction: tx.sequelize });
    const time = state === "accepted" ? null : await loadAppointment(ctx, row.appointmentId, tx);
    if (time?.state === "proposed") await moveOn(ctx, tx, time, { type: "release" });
    if (row.sharedId !== null) await freeShared(ctx, tx, row.sharedId);
  }
  await ctx.cards.touch("scheduling.earlier", id, tx);
}

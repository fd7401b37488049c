import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { moveOn } from "../acts/move-on.ts";
import { openAppointment, sealAppointment } from "../appointment-body.ts";
import { appointments } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import type { Asked } from "./asked-of.ts";
import { pageToPay } from "./payments-door.ts";

const payMs = 15 * 60_000;

/** Keeps a held time for a quarter of an hour from now, once, and answers the page where its holder pays or adds a card. @throws AppError `CONFLICT` when the hold has ended */
export async function leadToPay(ctx: PluginContext, id: string, { ask, minor }: Asked, note: string): Promise<string> {
  const row = await ctx.transaction(async (tx) => {
    const held = await loadAppointment(ctx, id, tx);
    if (held?.state !== "held") throw new AppError("CONFLICT", "This time is not held any more. Choose it again.", { reason: "released" });
    if (held.payState === "due") return held;
    const pay = { payAsk: ask, payMinor: minor, payState: "due" as const };
    await ctx.model(appointments).update({ ...pay, ...(note ? { body: sealAppointment(ctx, id, { ...openAppointment(ctx, held), note }) } : {}) }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
    return moveOn(ctx, tx, { ...held, ...pay }, { type: "pay", holdMs: Math.max(0, Math.min(payMs, held.startsAt - ctx.now())) });
  });
  return pageToPay(ctx, row, { until: row.expiresAt, returnPath: `/scheduling/new/confirm?hold=${id}` });
}

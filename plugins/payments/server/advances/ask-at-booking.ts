import { capability, notFound } from "@anteroom/core/server";
import { z } from "zod";
import { currencies } from "../money/currencies.ts";
import { isOnItsWay } from "../payments/is-on-its-way.ts";
import { payments } from "../payments/payment-rows.ts";
import { payerOf } from "../payers/payer-of.ts";
import { requireLive } from "../processors/processor-of.ts";
import { advanceKinds, advances } from "./advance-rows.ts";
import { advanceOf, changeAdvance } from "./find-advance.ts";

/**
 * Asks the viewer for what a booking needs, and answers the page where they do it; it leads on to `returnPath`. Asked again for the same
 * booking it is the same page, for whoever asks now, unless money is on its way or has arrived.
 */
export const askAtBooking = capability({
  version: 1,
  input: z.object({ bookingId: z.string().length(26), kind: z.enum(advanceKinds), amount: z.number().int().min(0), currency: z.enum(currencies), holdUntil: z.iso.datetime().nullable(), returnPath: z.string().max(200).regex(/^\/(?!\/)/) }),
  output: z.object({ path: z.string() }),
  example: {
    input: { bookingId: "01JD0000000000000000000000", kind: "payment" as const, amount: 5_000, currency: "USD" as const, holdUntil: "2026-11-26T14:15:00.000Z", returnPath: "/scheduling/new/confirm?hold=01JD0000000000000000000000" },
    output: { path: "/payments/bookings/01JD0000000000000000000000" },
  },
  async run(ctx, { bookingId, kind, amount, currency, holdUntil, returnPath }) {
    const { viewer, practiceId } = ctx;
    if (viewer?.kind !== "portal" || !ctx.holds("payments.use")) throw notFound("this booking");
    await requireLive(ctx);
    const id = await ctx.transaction(async (tx) => {
      const payer = await payerOf(ctx, tx, viewer);
      const asked = { kind, amount, currency, holdUntil: holdUntil === null ? null : Date.parse(holdUntil), returnPath, payerId: payer.id, portalUserId: viewer.portalUserId };
      const known = await advanceOf(ctx, { bookingId }, tx);
      if (!known) {
        await ctx.model(advances).create({ id: bookingId, practiceId, bookingId, clientId: viewer.clientId, ...asked, state: "asked", paymentId: null, createdAt: ctx.now(), changedAt: ctx.now() }, { transaction: tx.sequelize });
        return bookingId;
      }
      if (known.clientId !== viewer.clientId) throw notFound("this booking");
      const tried = known.paymentId === null ? null : await ctx.model(payments).findOne({ where: { practiceId, id: known.paymentId }, transaction: tx.sequelize });
      if (known.state === "asked" && !(tried && isOnItsWay(tried.get()))) await changeAdvance(ctx, tx, known.id, asked);
      return known.id;
    });
    return { path: `/payments/bookings/${id}` };
  },
});

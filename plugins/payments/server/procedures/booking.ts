import { idInput } from "@anteroom/core/server";
import { z } from "zod";
import { payAdvance } from "../advances/pay-advance.ts";
import { advanceFor } from "../advances/find-advance.ts";
import { hasUsableMethod } from "../advances/usable-methods.ts";
import { methodName } from "../methods/method-name.ts";
import { visibleMethods } from "../methods/visible-methods.ts";
import { isLive } from "../processors/processor-of.ts";
import { portalProcedure } from "../trpc.ts";

/** What a booking of the viewer asks for: a card on file, or an amount to pay ahead, until when the time is held, and the page that goes on when it is done. */
export const booking = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await advanceFor(plugin, viewer, id);
    const [live, mine, hasCard, practice] = await Promise.all([isLive(plugin), visibleMethods(plugin, viewer, row.payerId), hasUsableMethod(plugin, viewer.portalUserId), plugin.people.practice()]);
    return {
      id, kind: row.kind, amount: row.amount, currency: row.currency, returnPath: row.returnPath, live, practice: practice.name, paymentId: row.paymentId,
      done: row.kind === "card" ? hasCard : row.state !== "asked",
      holdUntil: row.holdUntil === null ? null : new Date(row.holdUntil).toISOString(),
      lapsed: row.holdUntil !== null && row.holdUntil <= plugin.now(),
      methods: mine.map((row) => ({ id: row.id, name: methodName(row), isHealthSavings: row.isHealthSavings === 1 })),
    };
  });

/** Pays it with a method that is kept, or on the processor's page; once, however often it is pressed. */
export const payBooking = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ key: idInput(), id: idInput(), methodId: idInput("Choose how to pay.").nullable() }))
  .mutation(({ ctx: { plugin, viewer }, input }) => payAdvance(plugin, viewer, { ...input, returnUrl: (paymentId) => plugin.addressOf(`/payments/bookings/${input.id}?payment=${paymentId}`) }));

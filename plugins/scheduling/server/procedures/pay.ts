import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { mayNotPay } from "../pay-at-booking/pay-words.ts";
import { pageToPay, paymentsNow } from "../pay-at-booking/payments-door.ts";
import { standing } from "../rows/appointments.ts";
import { portalProcedure } from "../trpc.ts";

/** Answers the page where the viewer pays what an accepted request asks for. @throws AppError `CONFLICT` when it asks for nothing, or they may not pay */
export const pay = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await findAppointment(plugin, viewer, id);
    if (row.payState !== "due" || !standing.includes(row.state) || row.undoUntil !== null) throw new AppError("CONFLICT", "There is nothing to pay for this appointment now.");
    if (!(await paymentsNow(plugin, row.currency))?.mayPay) throw mayNotPay(row);
    return { path: await pageToPay(plugin, row, { until: null, returnPath: `/scheduling/${id}?paid` }) };
  });

import { z } from "zod";
import { AppError, capability, notFound } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { runningLate } from "../acts/running-late.ts";

/** The client of an appointment says by how many minutes they will be late, on a page of another plugin, which has asked whether they may; the same key says it once. `refused` is why not, in words for them. */
export const runningLateCapability = capability({
  version: 1,
  input: z.object({ appointmentId: z.string(), key: z.string().length(26), minutes: z.number().int().min(1).max(60) }),
  output: z.object({ refused: z.string().nullable() }),
  example: { input: { appointmentId: "01JD0000000000000000000000", key: "01JD0000000000000000000009", minutes: 10 }, output: { refused: null } },
  async run(ctx, { appointmentId, key, minutes }) {
    const { viewer } = ctx;
    if (viewer?.kind !== "portal") throw notFound("this appointment");
    try {
      return await ctx.transaction((tx) => ctx.once(`late:${appointmentId}:${key}`, tx, async () => {
        await runningLate(ctx, tx, viewer, await findAppointment(ctx, viewer, appointmentId, tx), minutes);
        return { refused: null };
      }));
    } catch (error) {
      if (error instanceof AppError && error.appCode === "CONFLICT") return { refused: error.message };
      throw error;
    }
  },
});

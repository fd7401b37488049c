import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { confirmComing } from "../acts/confirm-coming.ts";
import { loadAppointment } from "./load-appointment.ts";
import { whoIsTold } from "./who-is-told.ts";

/** "I’ll be there" before a session is said of its appointment too, by whoever may confirm it themself. */
export const hearCheckedIn = listen({
  to: "sessions.checked-in",
  version: 1,
  as: "confirm-checked-in",
  read: z.object({ appointmentId: z.string().nullable(), portalUserId: z.string() }),
  run: (ctx, { data: { appointmentId, portalUserId } }) =>
    ctx.transaction(async (tx) => {
      const row = appointmentId === null ? null : await loadAppointment(ctx, appointmentId, tx);
      // Cancelled, over or done meanwhile: there is nothing left to confirm.
      if (row?.state !== "booked" || row.undoUntil !== null || row.endsAt <= ctx.now()) return;
      if (!(await whoIsTold(ctx, row.id, tx)).some((user) => user.id === portalUserId)) return;
      await confirmComing(ctx, tx, row, portalUserId);
    }),
});

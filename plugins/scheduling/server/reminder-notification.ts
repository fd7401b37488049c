import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import { standing } from "./rows/appointments.ts";
import { loadAppointment } from "./workflow/load-appointment.ts";
import { reminderKind } from "./workflow/reminder-kind.ts";
import { changeReply, comingReply, lateReply } from "./workflow/text-replies.ts";

/** Some time before an appointment; not for one that has begun or does not stand. */
export const reminderNotification = defineNotification({
  kind: reminderKind,
  class: "appointment",
  data: z.object({ id: z.string() }),
  example: { id: "01JD0000000000000000000000" },
  isReminder: true,
  replies: [comingReply, lateReply, changeReply],
  async stillNeeded(ctx, { id }) {
    const row = await loadAppointment(ctx, id);
    return row !== null && standing.includes(row.state) && row.startsAt > ctx.now();
  },
});

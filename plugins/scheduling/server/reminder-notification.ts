import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import { standing } from "./rows/appointments.ts";
import { loadAppointment } from "./workflow/load-appointment.ts";
import { ofDay } from "./workflow/of-day.ts";
import { reminderKind } from "./workflow/reminder-kind.ts";
import { changeReply, comingReply, lateReply } from "./workflow/text-replies.ts";

/** Some time before an appointment; not for one that has begun or does not stand. */
export const reminderNotification = defineNotification({
  kind: reminderKind,
  class: "appointment",
  data: z.object({ id: z.string(), day: z.string().optional() }),
  example: { id: "01JD0000000000000000000000", day: "2026-11-26" },
  isReminder: true,
  replies: [comingReply, lateReply, changeReply],
  // The one that it names may be cancelled while another of its day stands.
  async stillNeeded(ctx, { id, day }, to) {
    const row = await loadAppointment(ctx, id);
    const user = "portalUserId" in to ? await ctx.people.portalUser(to.portalUserId) : null;
    const all = day !== undefined && user ? await ofDay(ctx, user.clientId, day) : row ? [row] : [];
    return all.some((one) => standing.includes(one.state) && one.undoUntil === null && one.startsAt > ctx.now());
  },
});

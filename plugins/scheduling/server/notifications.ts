import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { loadProposal } from "./proposals/load-proposal.ts";
import { standing } from "./rows/appointments.ts";
import { calendarOf } from "./ics/calendar-of.ts";
import type { AppointmentState } from "./rows/appointments.ts";
import { loadWaitOffer } from "./waitlist/load-waits.ts";
import { loadAppointment } from "./workflow/load-appointment.ts";

const data = z.object({ id: z.string() });
const example = { id: "01JD0000000000000000000000" };

const isIn = (states: readonly AppointmentState[]) => async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => {
  const row = await loadAppointment(ctx, id);
  return row !== null && row.undoUntil === null && states.includes(row.state);
};

/** Nobody is told of a booking or change while it can be taken back. */
const undoMinutes = async (): Promise<number> => 3;

/** An appointment was booked; to the client, and to the professional when the client booked it. */
export const bookedNotification = defineNotification({ kind: "scheduling.booked", class: "appointment", required: true, data, example, delayMinutes: undoMinutes, stillNeeded: isIn(standing), calendar: calendarOf });

/** A request waits for the professional. */
export const requestedNotification = defineNotification({ kind: "scheduling.requested", class: "task", data, example, delayMinutes: undoMinutes, stillNeeded: isIn(["requested"]) });

/** A request was accepted or declined; to the client. */
export const answeredNotification = defineNotification({ kind: "scheduling.answered", class: "appointment", required: true, data, example, stillNeeded: isIn([...standing, "declined"]), calendar: calendarOf });

/** A request ran out unanswered; to both sides. */
export const endedNotification = defineNotification({ kind: "scheduling.ended", class: "appointment", required: true, data, example, stillNeeded: isIn(["expired"]) });

/** Time, place or professional changed; only the last of several changes is told. */
export const changedNotification = defineNotification({
  kind: "scheduling.changed",
  class: "appointment",
  required: true,
  data: z.object({ id: z.string(), sequence: z.number() }),
  example: { ...example, sequence: 1 },
  delayMinutes: undoMinutes,
  calendar: (ctx, changed, mail) => calendarOf(ctx, changed, mail),
  async stillNeeded(ctx, { id, sequence }) {
    const row = await loadAppointment(ctx, id);
    return row !== null && row.undoUntil === null && standing.includes(row.state) && row.sequence === sequence;
  },
});

/** An appointment will not take place. */
export const cancelledNotification = defineNotification({ kind: "scheduling.cancelled", class: "appointment", required: true, data, example, stillNeeded: isIn(["cancelled", "late-cancelled", "practice-cancelled"]), calendar: calendarOf });

/** Times wait to be chosen from; to the client. */
export const offeredNotification = defineNotification({
  kind: "scheduling.offered",
  class: "task",
  data,
  example,
  delayMinutes: async () => 1,
  async stillNeeded(ctx, { id }) {
    return (await loadProposal(ctx, id))?.state === "open";
  },
});

/** A freed time is offered to somebody on the waitlist, for as long as the practice says. */
export const earlierNotification = defineNotification({
  kind: "scheduling.earlier",
  class: "appointment",
  data,
  example,
  async stillNeeded(ctx, { id }) {
    return (await loadWaitOffer(ctx, id))?.state === "offered";
  },
});

/** Nobody chose from proposed times: none fits, or they ran out; to the staff member who proposed. */
export const offerEndedNotification = defineNotification({ kind: "scheduling.offer-ended", class: "task", data, example });

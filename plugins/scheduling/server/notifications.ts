import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import type { NotificationDefinition, PluginContext } from "@anteroom/core/server";
import { loadProposal } from "./proposals/load-proposal.ts";
import { standing } from "./rows/appointments.ts";
import { calendarsOf } from "./ics/calendars-of.ts";
import type { Appointment, AppointmentState } from "./rows/appointments.ts";
import { loadWaitOffer } from "./waitlist/load-waits.ts";
import { toldOf } from "./workflow/told-of.ts";

const data = z.object({ id: z.string() });
const example = { id: "01JD0000000000000000000000" };

const stands = (row: Appointment, states: readonly AppointmentState[]): boolean => row.undoUntil === null && states.includes(row.state);

const isIn = (states: readonly AppointmentState[]) => async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => (await toldOf(ctx, id)).some((row) => stands(row, states));

type Calendars = NonNullable<NotificationDefinition<{ id: string }>["calendars"]>;
const calendarsOfOne: Calendars = async (ctx, { id }, mail) => calendarsOf(await toldOf(ctx, id), mail);

/** Nobody is told of a booking or change while it can be taken back. */
const undoMinutes = async (): Promise<number> => 3;

const bookedOf = async (ctx: PluginContext, { id, series }: { id: string; series?: boolean | undefined }): Promise<Appointment[]> => (await toldOf(ctx, id, series ? { series: true } : undefined)).filter((row) => stands(row, standing));

/** An appointment was booked, or a `series` of them; to the client, and to the professional when the client booked it. */
export const bookedNotification = defineNotification({
  kind: "scheduling.booked",
  class: "appointment",
  required: true,
  data: data.extend({ series: z.boolean().optional() }),
  example: { ...example, series: true },
  delayMinutes: undoMinutes,
  stillNeeded: async (ctx, booked) => (await bookedOf(ctx, booked)).length > 0,
  calendars: async (ctx, booked, mail) => calendarsOf(await bookedOf(ctx, booked), mail),
});

/** A request waits for the professional. */
export const requestedNotification = defineNotification({ kind: "scheduling.requested", class: "task", data, example, delayMinutes: undoMinutes, stillNeeded: isIn(["requested"]) });

/** A request was accepted or declined; to the client. */
export const answeredNotification = defineNotification({ kind: "scheduling.answered", class: "appointment", required: true, data, example, stillNeeded: isIn([...standing, "declined"]), calendars: calendarsOfOne });

/** A request ran out unanswered; to both sides. */
export const endedNotification = defineNotification({ kind: "scheduling.ended", class: "appointment", required: true, data, example, stillNeeded: isIn(["expired"]) });

const changedOf = async (ctx: PluginContext, { id, sequence, key }: { id: string; sequence: number; key?: string | undefined }): Promise<Appointment[]> =>
  (await toldOf(ctx, id, key === undefined ? undefined : { movedKey: key })).filter((row) => stands(row, standing) && (key !== undefined || row.sequence === sequence));

/** Time, place or professional changed, of one or of what one call moved (`key`); only the last of several changes is told. */
export const changedNotification = defineNotification({
  kind: "scheduling.changed",
  class: "appointment",
  required: true,
  data: data.extend({ sequence: z.number(), key: z.string().optional() }),
  example: { ...example, sequence: 1 },
  delayMinutes: undoMinutes,
  stillNeeded: async (ctx, changed) => (await changedOf(ctx, changed)).length > 0,
  calendars: async (ctx, changed, mail) => calendarsOf(await changedOf(ctx, changed), mail),
});

const cancelledOf = async (ctx: PluginContext, { id, key }: { id: string; key?: string | undefined }): Promise<Appointment[]> =>
  (await toldOf(ctx, id, key === undefined ? undefined : { endedKey: key })).filter((row) => stands(row, ["cancelled", "late-cancelled", "practice-cancelled"]));

/** An appointment will not take place, or several that one call cancelled (`key`): those end one by one, so their notice waits for the last. */
export const cancelledNotification = defineNotification({
  kind: "scheduling.cancelled",
  class: "appointment",
  required: true,
  data: data.extend({ key: z.string().optional() }),
  example: { ...example, key: example.id },
  delayMinutes: async (_ctx, { key }) => (key === undefined ? 0 : 1),
  stillNeeded: async (ctx, cancelled) => (await cancelledOf(ctx, cancelled)).length > 0,
  calendars: async (ctx, cancelled, mail) => calendarsOf(await cancelledOf(ctx, cancelled), mail),
});

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

/** The last of a series comes within two weeks; to the professional. */
export const seriesEndsNotification = defineNotification({ kind: "scheduling.series-ends", class: "task", data, example, stillNeeded: isIn(standing) });

/** Nobody chose from proposed times: none fits, or they ran out; to the staff member who proposed. */
export const offerEndedNotification = defineNotification({ kind: "scheduling.offer-ended", class: "task", data, example });

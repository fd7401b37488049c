import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { noteInput, optionalId, placeInput, startInput } from "../acts/appointment-input.ts";
import { bookHeld } from "../acts/book-held.ts";
import { dropHolds } from "../acts/drop-holds.ts";
import { bookableTime } from "../acts/hold-facts.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { checkOpen, orNearest } from "../acts/nearest-slots.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { waitForAnswer } from "../acts/wait-for-answer.ts";
import type { Appointment } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { portalProcedure } from "../trpc.ts";

/**
 * Books a time or asks for it, as the service says. With `holdId` it takes the time that is held; a hold that has lapsed is looked at
 * anew. `state` is `booked` or `requested`. @throws TakenError with the nearest times in `data.next`
 */
export const book = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ key: idInput(), holdId: optionalId(), serviceId: idInput("Choose what it is for."), staffId: idInput("Choose a professional."), startsAt: startInput, ...placeInput, note: noteInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { key, holdId, note } = input;
    const earlier = await loadAppointment(plugin, key);
    if (earlier?.portalUserId === viewer.portalUserId && earlier.state !== "held") return { id: earlier.id, state: earlier.state };
    const { service, mode, zone, locationId, wanted } = await bookableTime(plugin, viewer, input);
    if (input.startsAt <= plugin.now()) throw new AppError("CONFLICT", "That time is over. Choose a later one.");
    const asks = mode === "request";
    const holdMs = asks ? await waitForAnswer(plugin, "requestHours", input.startsAt) : 0;
    const said = (row: Appointment): { forPortal: string; forStaff: string } => {
      const what = `${row.serviceName}, ${whenOf(plugin, row)}`;
      return asks ? { forPortal: `You asked for ${what}.`, forStaff: `${viewer.name} asked for ${what}.` } : { forPortal: `You booked ${what}.`, forStaff: `${viewer.name} booked ${what}.` };
    };
    return orNearest(plugin, wanted, input.startsAt, async () => {
      const held = holdId === null ? null : await bookHeld(plugin, viewer, { ...input, holdId }, { asks, holdMs, said });
      if (held) return held;
      // Another time that is held for this person must not stand in the way of this one.
      await dropHolds(plugin, viewer);
      await checkOpen(plugin, wanted, input.startsAt);
      return plugin.transaction((tx) =>
        plugin.once(`book:${key}`, tx, async () => {
          const row = await makeAppointment(plugin, tx, {
            id: key, first: asks ? "requested" : "booked", service, staffId: input.staffId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, startsAt: input.startsAt, place: input.place, locationId, zone,
            by: { side: "portal", id: viewer.portalUserId }, note, holdMs,
          });
          await sayLine(plugin, tx, row, `book:${key}`, said(row));
          await plugin.audit(asks ? "requested" : "booked", { subject: key, clientId: viewer.clientId }, tx);
          return { id: key, state: row.state };
        }),
      );
    });
  });

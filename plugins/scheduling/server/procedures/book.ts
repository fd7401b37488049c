import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { noteInput, optionalId, placeInput, startInput } from "../acts/appointment-input.ts";
import { bookHeld } from "../acts/book-held.ts";
import { dropHolds } from "../acts/drop-holds.ts";
import { bookableTime } from "../acts/hold-facts.ts";
import type { AskedTime, BookableTime } from "../acts/hold-facts.ts";
import { holdToCaps } from "../acts/hold-to-caps.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { checkOpen, orNearest } from "../acts/nearest-slots.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { waitForAnswer } from "../acts/wait-for-answer.ts";
import { askedNow, isDueFirst } from "../pay-at-booking/asked-now.ts";
import { leadToPay } from "../pay-at-booking/lead-to-pay.ts";
import { mayNotPay } from "../pay-at-booking/pay-words.ts";
import { settleBooking } from "../pay-at-booking/settle-booking.ts";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { repeatInput, wishIn, wishWords } from "../series/repeat-wish.ts";
import { portalProcedure } from "../trpc.ts";

export interface Booked {
  id: string;
  state: AppointmentState;
  /** The page where whoever books pays or adds a card first; the time is held for them until then. */
  go?: string;
}

/**
 * Books a time or asks for it, as the service says; what shall come again is always asked for. With `holdId` it takes the time that is held; a hold that has lapsed is looked at
 * anew. `state` is `booked` or `requested`; `held` with `go` where something has to be done first. @throws TakenError with the nearest times in `data.next`
 */
export const book = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ key: idInput(), holdId: optionalId(), serviceId: idInput("Choose what it is for."), staffId: idInput("Choose a professional."), startsAt: startInput, ...placeInput, note: noteInput, ...repeatInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input }): Promise<Booked> => {
    const { key, holdId, note } = input;
    const earlier = await loadAppointment(plugin, key);
    if (earlier?.portalUserId === viewer.portalUserId && earlier.state !== "held") return { id: earlier.id, state: earlier.state };
    const paid = holdId === null ? null : await paidMeanwhile(plugin, viewer, holdId);
    if (paid) return paid;
    const { service, mode, known, zone, locationId, wanted } = await bookableTime(plugin, viewer, input);
    if (input.startsAt <= plugin.now()) throw new AppError("CONFLICT", "That time is over. Choose a later one.");
    const repeat = (await plugin.setting<boolean>("clientsRepeat", { clientId: viewer.clientId })) ? wishIn(input) : null;
    const asks = mode === "request" || repeat !== null;
    const asked = await askedNow(plugin, service, known);
    const pay = { payAsk: asked.ask, payMinor: asked.minor, payState: asked.ask === "card" ? ("done" as const) : ("none" as const) };
    if (isDueFirst(asked, asks)) {
      if (!asked.mayPay) throw mayNotPay(pay);
      return orNearest(plugin, wanted, input.startsAt, async () => {
        const id = await heldFor(plugin, viewer, input, { service, zone, locationId, wanted });
        return { id, state: "held" as const, go: await leadToPay(plugin, id, asked, note) };
      });
    }
    const holdMs = asks ? await waitForAnswer(plugin, "requestHours", input.startsAt) : 0;
    const said = (row: Appointment): { forPortal: string; forStaff: string } => {
      const what = `${row.serviceName}, ${whenOf(plugin, row)}${repeat ? `, and ${wishWords(repeat)}` : ""}`;
      return asks ? { forPortal: `You asked for ${what}.`, forStaff: `${viewer.name} asked for ${what}.` } : { forPortal: `You booked ${what}.`, forStaff: `${viewer.name} booked ${what}.` };
    };
    return orNearest(plugin, wanted, input.startsAt, async () => {
      const held = holdId === null ? null : await bookHeld(plugin, viewer, { ...input, holdId }, { asks, repeat, holdMs, pay, said });
      if (held) return held;
      // Another time that is held for this person must not stand in the way of this one.
      await dropHolds(plugin, viewer);
      await checkOpen(plugin, wanted, input.startsAt);
      return plugin.transaction((tx) =>
        plugin.once(`book:${key}`, tx, async () => {
          await holdToCaps(plugin, tx, wanted, input.staffId, input.startsAt);
          const row = await makeAppointment(plugin, tx, {
            id: key, first: asks ? "requested" : "booked", service, staffId: input.staffId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, startsAt: input.startsAt, place: input.place, locationId, zone,
            by: { side: "portal", id: viewer.portalUserId }, note, repeat, holdMs, pay,
          });
          await sayLine(plugin, tx, row, `book:${key}`, said(row));
          await plugin.audit(asks ? "requested" : "booked", { subject: key, clientId: viewer.clientId }, tx);
          return { id: key, state: row.state };
        }),
      );
    });
  });

/** Who has paid presses the button again: the page is older than the news. */
async function paidMeanwhile(ctx: PluginContext, viewer: PortalViewer, holdId: string): Promise<Booked | null> {
  const row = await loadAppointment(ctx, holdId);
  if (row?.portalUserId !== viewer.portalUserId || row.payState === "none") return null;
  const settled = await settleBooking(ctx, holdId);
  return settled?.payState === "done" && settled.state !== "held" && settled.state !== "released" ? { id: settled.id, state: settled.state } : null;
}

/** The time that this portal user holds already, or holds from now on. @throws TakenError */
async function heldFor(ctx: PluginContext, viewer: PortalViewer, asked: AskedTime & { key: string; holdId: string | null }, { service, zone, locationId, wanted }: Pick<BookableTime, "service" | "zone" | "locationId" | "wanted">): Promise<string> {
  for (const id of [asked.holdId, asked.key]) {
    const row = id === null ? null : await loadAppointment(ctx, id);
    const same = row?.serviceId === asked.serviceId && row.staffId === asked.staffId && row.startsAt === asked.startsAt && row.place === asked.place && row.locationId === locationId;
    if (same && row.state === "held" && row.portalUserId === viewer.portalUserId) return row.id;
  }
  await dropHolds(ctx, viewer, asked.key);
  await checkOpen(ctx, wanted, asked.startsAt);
  return ctx.transaction((tx) =>
    ctx.once(`book-hold:${asked.key}`, tx, async () => {
      await holdToCaps(ctx, tx, wanted, asked.staffId, asked.startsAt);
      const row = await makeAppointment(ctx, tx, {
        id: asked.key, first: "held", service, staffId: asked.staffId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, startsAt: asked.startsAt, place: asked.place, locationId, zone,
        by: { side: "portal", id: viewer.portalUserId }, holdMs: 60_000,
      });
      return row.id;
    }),
  );
}

import { AppError, formatRange, html } from "@anteroom/core/server";
import type { Endpoint, EndpointAnswer, Html, PluginContext } from "@anteroom/core/server";
import { locations } from "../rows/locations.ts";
import { bookings, openBooking, plainBooking } from "../rows/bookings.ts";
import type { Booking } from "../rows/bookings.ts";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { bookPage, bookPath } from "./book-page.ts";
import { confirmBooking } from "./confirm-booking.ts";
import { hashOf } from "./hold-time.ts";

const about = "A secret of 256 bits in the address, mailed to whoever gave it and kept as a hash; it shows one appointment without the name of who comes, and ends 30 days after it.";
const keptMs = 30 * 86_400_000;

async function find(ctx: PluginContext, secret: string | undefined): Promise<{ booking: Booking; row: Appointment } | null> {
  const found = await ctx.model(bookings).findOne({ where: { practiceId: ctx.practiceId, secretHash: hashOf(secret ?? "") } });
  const booking = found && plainBooking(found);
  const row = booking && (await loadAppointment(ctx, booking.appointmentId));
  return booking && row && row.endsAt + keptMs > ctx.now() ? { booking, row } : null;
}

const ended = (ctx: PluginContext): Promise<EndpointAnswer> => bookPage(ctx, { status: 404, title: "This link has ended", body: html`<p>The time is not held any more. <a href="${bookPath(ctx)}">Choose another one</a>.</p>` });

const titles: Partial<Record<AppointmentState, string>> = { requested: "You asked for this time", booked: "You are booked", confirmed: "You are booked", completed: "This appointment is over", "no-show": "This appointment is over", declined: "We cannot offer you this appointment", expired: "This request ran out" };

async function draw(ctx: PluginContext, { booking, row }: { booking: Booking; row: Appointment }, problem = ""): Promise<EndpointAnswer> {
  const { zone, words, secret } = openBooking(ctx, booking);
  const waits = booking.state === "waiting";
  if (waits && (booking.expiresAt <= ctx.now() || row.state !== "held")) return ended(ctx);
  const [professional, practice, office] = await Promise.all([ctx.people.staffMember(row.staffId), ctx.people.practice(), row.locationId ? ctx.model(locations).findOne({ where: { practiceId: ctx.practiceId, id: row.locationId } }) : null]);
  const when = (on: string): string => formatRange(row.startsAt, row.endsAt, { zone: on, now: ctx.now() });
  const place = office?.get();
  const call: Html | null = practice.phone ? html` <a href="tel:${practice.phone}">${practice.phone}</a>` : null;
  const facts = html`<dl class="card"><dt>Appointment</dt><dd>${row.serviceName} with ${professional?.name ?? ""}</dd><dt>When</dt><dd>${when(zone)}${when(row.zone) === when(zone) ? null : html`<br><span class="soft">At the practice: ${when(row.zone)}</span>`}</dd><dt>Where</dt><dd>${place ? html`${place.name}${place.address ? html`<br>${place.address}` : null}${place.directions ? html`<br><span class="soft">${place.directions}</span>` : null}` : row.place === "video" ? "By video" : row.place === "phone" ? "By phone" : "In person"}</dd></dl>`;
  const said = waits
    ? html`<p>Is this what you chose? Confirm it, and the practice sees what you wrote.</p>${facts}<form method="post" action="/open/${ctx.practiceId}/scheduling/booked/${secret}">${problem ? html`<p class="error" role="alert">${problem}</p>` : null}<button>Confirm</button></form>`
    : booking.state === "declined"
      ? html`${words ? html`<p class="typed card">${words}</p>` : html`<p>The practice cannot take you on at the moment.</p>`}${facts}`
      : row.state === "requested"
        ? html`<p>The practice looks at it and writes to you. You need do nothing.</p>${facts}`
        : row.state === "booked" || row.state === "confirmed"
          ? html`<p>${booking.state === "accepted" ? "The practice has accepted you as a client." : "Your time is taken. The practice may write to you before you come."}</p>${facts}<p class="soft">To change or cancel it, call the practice${call ?? "."}</p>`
          : html`<p>${row.state === "completed" || row.state === "no-show" ? "" : html`It will not take place. <a href="${bookPath(ctx)}">Choose another time</a>, or call the practice${call ?? "."}`}</p>${facts}`;
  const title = waits ? "Confirm your appointment" : booking.state === "declined" ? "An answer from the practice" : (titles[row.state] ?? "This appointment was cancelled");
  return bookPage(ctx, { status: problem ? 409 : 200, title, body: said });
}

/** What the link in the mail shows: what was chosen, and later how it stands. Opening it settles nothing, since programs that look at mails open links too. */
export const bookedPage: Endpoint = {
  from: "people", method: "GET", path: "booked/:secret", about,
  async run(ctx, { params }) {
    const found = await find(ctx, params["secret"]);
    return found ? draw(ctx, found) : ended(ctx);
  },
};

/** Confirms the address, and with it the appointment. */
export const confirmBooked: Endpoint = {
  from: "people", method: "POST", path: "booked/:secret", about,
  async run(ctx, { params }) {
    const found = await find(ctx, params["secret"]);
    if (!found) return ended(ctx);
    try {
      await confirmBooking(ctx, found.booking.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return draw(ctx, found, error.message);
    }
    return { status: 303, location: `/open/${ctx.practiceId}/scheduling/booked/${params["secret"] ?? ""}` };
  },
};

import { formatRange, html } from "@anteroom/core/server";
import type { Endpoint, EndpointAnswer, Html, PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { hashOfSecret } from "../ics/feed-secret.ts";
import { bookPage } from "../public/book-page.ts";
import { locations } from "../rows/locations.ts";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { collateralAnswers, collaterals, openCollateral, plainCollateral } from "../rows/collaterals.ts";
import type { Collateral } from "../rows/collaterals.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { collateralPath } from "./write-collateral.ts";

const about = "A secret of 256 bits in the address, mailed to whoever is invited and kept as a hash; it shows when and where, and nobody else who comes. It ends a week after the appointment.";
const keptMs = 7 * 86_400_000;

interface Found {
  row: Collateral;
  appointment: Appointment;
}

async function find(ctx: PluginContext, secret: string | undefined): Promise<Found | null> {
  const found = await ctx.model(collaterals).findOne({ where: { practiceId: ctx.practiceId, secretHash: hashOfSecret(secret ?? "") } });
  const row = found && plainCollateral(found);
  const appointment = row && (await loadAppointment(ctx, row.appointmentId));
  return row && appointment && appointment.endsAt + keptMs > ctx.now() ? { row, appointment } : null;
}

const ended = async (ctx: PluginContext): Promise<EndpointAnswer> => {
  const { phone } = await ctx.people.practice();
  return bookPage(ctx, { status: 404, title: "This link has ended", body: html`<p>Ask the practice if you need to know more${phone ? html`: <a href="tel:${phone}">${phone}</a>` : "."}</p>` });
};

const link = z.object({ href: z.string().nullable() });

/** The way into a video session, while it is open; sessions know it. */
async function joinLink(ctx: PluginContext, { row, appointment }: Found): Promise<string | null> {
  const asked = await ctx.ask<unknown>("sessions.guest-link", { appointmentId: appointment.id, seat: row.id, name: openCollateral(ctx, row).name });
  return asked.ok ? (link.safeParse(asked.data).data?.href ?? null) : null;
}

async function where(ctx: PluginContext, found: Found): Promise<Html> {
  const { appointment } = found;
  if (appointment.place === "phone") return html`By phone`;
  if (appointment.place === "video") {
    const href = await joinLink(ctx, found);
    return href ? html`By video<br><a href="${href}" rel="noreferrer">Join the video</a>` : html`By video<br><span class="soft">The way in is here 15 minutes before it begins. Load this page again then.</span>`;
  }
  const place = appointment.locationId === null ? null : (await ctx.model(locations).findOne({ where: { practiceId: ctx.practiceId, id: appointment.locationId } }))?.get();
  return place ? html`${place.name}${place.address ? html`<br>${place.address}` : null}${place.directions ? html`<br><span class="soft">${place.directions}</span>` : null}` : html`In person`;
}

async function draw(ctx: PluginContext, found: Found): Promise<EndpointAnswer> {
  const { row, appointment } = found;
  const [professional, practice] = await Promise.all([ctx.people.staffMember(appointment.staffId), ctx.people.practice()]);
  const isOn = row.endedAt === null && standing.includes(appointment.state);
  if (!isOn) return bookPage(ctx, { title: "You are not expected any more", body: html`<p>You need not come to the appointment that you were invited to.</p>` });
  const over = appointment.endsAt <= ctx.now();
  const when = formatRange(appointment.startsAt, appointment.endsAt, { zone: appointment.zone, now: ctx.now() });
  const facts = html`<dl class="card"><dt>When</dt><dd>${when}</dd><dt>Where</dt><dd>${await where(ctx, found)}</dd><dt>With</dt><dd>${professional?.name ?? practice.name}</dd></dl>`;
  if (over) return bookPage(ctx, { title: "This appointment is over", body: facts });
  const said = { coming: "You said that you come.", "not-coming": "You said that you cannot come.", none: "" }[row.answer];
  const { secret } = openCollateral(ctx, row);
  const button = (answer: "coming" | "not-coming", words: string): Html => (row.answer === answer ? html`` : html`<p><button name="answer" value="${answer}"${row.answer === "none" && answer === "coming" ? null : html` class="quiet"`}>${words}</button></p>`);
  const call = practice.phone ? html`<p class="soft">To ask something, call the practice: <a href="tel:${practice.phone}">${practice.phone}</a></p>` : null;
  return bookPage(ctx, {
    title: "You are invited to an appointment",
    body: html`${said ? html`<p role="status"><strong>${said}</strong> The practice sees it.</p>` : null}${facts}<form method="post" action="${collateralPath(ctx, secret)}">${button("coming", "I will come")}${button("not-coming", "I cannot come")}</form>${call}`,
  });
}

/** What the link in the mail shows: when and where. */
export const invitedPage: Endpoint = {
  from: "people", method: "GET", path: "invited/:secret", about,
  async run(ctx, { params }) {
    const found = await find(ctx, params["secret"]);
    return found ? draw(ctx, found) : ended(ctx);
  },
};

/** Says whether they come; as often as they change their mind. */
export const answerInvitation: Endpoint = {
  from: "people", method: "POST", path: "invited/:secret", about,
  async run(ctx, { params, form }) {
    const found = await find(ctx, params["secret"]);
    if (!found) return ended(ctx);
    const { row, appointment } = found;
    const answer = z.enum(collateralAnswers).safeParse(form.get("answer")).data;
    if (answer && answer !== "none" && row.endedAt === null && standing.includes(appointment.state) && appointment.endsAt > ctx.now()) {
      await ctx.transaction(async (tx) => {
        await ctx.model(collaterals).update({ answer, answeredAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: row.id, endedAt: null }, transaction: tx.sequelize });
        await ctx.cards.touch("scheduling.appointment", appointment.id, tx);
      });
    }
    return { status: 303, location: collateralPath(ctx, params["secret"] ?? "") };
  },
};

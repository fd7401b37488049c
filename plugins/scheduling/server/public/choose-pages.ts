import { formatCalendarDay, formatDay, formatDayTime, formatTime, html } from "@anteroom/core/server";
import type { Endpoint, Html } from "@anteroom/core/server";
import { openDays } from "../slots/open-days.ts";
import { publicPageOf } from "../rows/public-pages.ts";
import { bookPage, bookPath, notOffered } from "./book-page.ts";
import { chosenOf, offeredService, servicesForNew } from "./offered.ts";

export const about = "People who are no clients yet choose a first appointment; off until the practice switches it on. It tells of services, professionals and free times, and nothing of anybody who comes.";

const money = (minor: number, currency: string): string => new Intl.NumberFormat("en-US", { style: "currency", currency }).format(minor / 100);

const weekdayIn = (at: number, zone: string): string => new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone: zone }).format(at);
const sameDay = (at: number, one: string, other: string): boolean => formatDay(at, { zone: one }) === formatDay(at, { zone: other });

/** What can be booked. */
export const chooseService: Endpoint = {
  from: "people", method: "GET", path: "book", about,
  async run(ctx) {
    const page = await publicPageOf(ctx);
    if (!page.live) return notOffered(ctx);
    const all = await servicesForNew(ctx);
    const { phone } = await ctx.people.practice();
    const list = all.length === 0 ? html`<p>There is nothing to book here at the moment. Ask the practice${phone ? html`: <a href="tel:${phone}">${phone}</a>` : ""}.</p>` : html`<h2>What would you like?</h2><ul class="list">${all.map((one) => html`<li><a href="${bookPath(ctx, `/${one.id}`)}"><strong>${one.name}</strong>${one.about ? html`<span>${one.about}</span>` : null}<span class="soft">${[`${one.minutes} minutes`, one.priceMinor > 0 ? money(one.priceMinor, one.currency) : "", one.modeNew === "request" ? "we answer your request" : ""].filter(Boolean).join(" · ")}</span></a></li>`)}</ul>`;
    return bookPage(ctx, { title: "Book a first appointment", framedBy: page.sites, body: html`${page.intro ? html`<p class="typed">${page.intro}</p>` : null}${list}<p class="soft">Are you a client already? <a href="/" target="_top">Sign in</a> to book.</p>` });
  },
};

const select = (name: string, label: string, options: readonly { value: string; label: string }[], chosen: string, hint = ""): Html =>
  html`<div class="field"><label for="${name}">${label}</label>${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}<select id="${name}" name="${name}"${hint ? html` aria-describedby="${name}-hint"` : null}>${options.map((one) => html`<option value="${one.value}"${one.value === chosen ? html` selected` : null}>${one.label}</option>`)}</select></div>`;

/** With whom, where and when: the free times on the reader's clock, and on the one of the place where that differs. */
export const chooseTime: Endpoint = {
  from: "people", method: "GET", path: "book/:serviceId", about,
  async run(ctx, { params, query }) {
    const [page, offered, practice] = await Promise.all([publicPageOf(ctx), offeredService(ctx, params["serviceId"]), ctx.people.practice()]);
    if (!page.live || !offered) return notOffered(ctx);
    const { service, professionals, places } = offered;
    const { zone, where, professional } = chosenOf(offered, query, practice.timeZone);
    if (!where) return notOffered(ctx);
    const here = bookPath(ctx, `/${service.id}`);
    const chosen = { with: professional?.id ?? "", where: where.value, zone };
    const { days, next } = await openDays(ctx, { service, professionals: professional ? [professional] : professionals, place: where.place, locationId: where.locationId }, { zone, from: query.get("from") ?? "" });
    const names = new Map(professionals.map((one) => [one.id, one]));
    const there = (staffId: string): string => where.zone ?? names.get(staffId)?.timeZone ?? practice.timeZone;
    const link = (slot: { startsAt: number; staffId: string }): Html => {
      const far = there(slot.staffId);
      const differs = formatDayTime(slot.startsAt, { zone }) !== formatDayTime(slot.startsAt, { zone: far });
      const href = `${here}/you?${new URLSearchParams({ ...chosen, at: new Date(slot.startsAt).toISOString(), staff: slot.staffId }).toString()}`;
      return html`<li><a href="${href}"><span>${formatTime(slot.startsAt, { zone })}</span>${differs ? html`<small>${sameDay(slot.startsAt, zone, far) ? "" : `${weekdayIn(slot.startsAt, far)}, `}${formatTime(slot.startsAt, { zone: far })} at the practice</small>` : null}${professionals.length > 1 && !professional ? html`<small>${names.get(slot.staffId)?.name ?? ""}</small>` : null}</a></li>`;
    };
    const zones = [...new Set([practice.timeZone, zone, ...Intl.supportedValuesOf("timeZone")])].sort();
    const found = days.length === 0
      ? html`<p>No free times here. Choose another professional or place${practice.phone ? html`, or call <a href="tel:${practice.phone}">${practice.phone}</a>` : null}.</p>`
      : days.map(({ day, slots }) => html`<section aria-labelledby="d${day}"><h2 id="d${day}">${formatCalendarDay(day, { now: ctx.now() })}</h2><ul class="times">${slots.map(link)}</ul></section>`);
    return bookPage(ctx, {
      title: service.name, framedBy: page.sites, back: { href: bookPath(ctx), label: "All appointments" },
      body: html`<p class="soft">${service.minutes} minutes${service.priceMinor > 0 ? ` · ${money(service.priceMinor, service.currency)}` : ""}</p>
<form method="get" action="${here}" class="card"><div class="pair">
${professionals.length > 1 ? select("with", "With", [{ value: "", label: "Anybody" }, ...professionals.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }))], chosen.with) : html`<div class="field"><p class="hint">With</p><strong>${professionals[0]?.name ?? ""}</strong></div>`}
${places.length > 1 ? select("where", "Where", places, chosen.where) : html`<div class="field"><p class="hint">Where</p><strong>${where.label}</strong></div>`}</div>
${select("zone", "Your time zone", zones.map((one) => ({ value: one, label: one.replaceAll("_", " ") })), zone, "Times are shown on this clock.")}
<button class="quiet">Show times</button></form>
${found}
${next ? html`<p><a class="back" href="${here}?${new URLSearchParams({ ...chosen, from: next }).toString()}">Later days</a></p>` : null}`,
    });
  },
};

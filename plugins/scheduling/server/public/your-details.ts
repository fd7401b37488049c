import { formatRange, html, newId, problemsOf } from "@anteroom/core/server";
import type { EndpointAnswer, Html, PluginContext } from "@anteroom/core/server";
import type { PublicPage } from "../rows/public-pages.ts";
import { bookPage, bookPath } from "./book-page.ts";
import type { Offered, Somewhere } from "./offered.ts";

/** A time that was chosen; `value` is how forms send it. */
export interface ChosenTime {
  startsAt: number;
  staffId: string;
}

export const timeValue = ({ startsAt, staffId }: ChosenTime): string => `${new Date(startsAt).toISOString()} ${staffId}`;

export function readTime(text: string): ChosenTime | null {
  const [iso = "", staffId = ""] = text.split(" ");
  const startsAt = Date.parse(iso);
  return Number.isNaN(startsAt) || !staffId ? null : { startsAt, staffId };
}

export interface DetailsFacts {
  page: PublicPage;
  offered: Offered;
  where: Somewhere;
  zone: string;
  time: ChosenTime;
  typed?: URLSearchParams;
  errors?: Record<string, string>;
  /** Times to choose from instead of one that was taken. */
  next?: readonly ChosenTime[];
  status?: number;
}

const limits: Record<string, number> = { firstName: 100, lastName: 100, birthDate: 10, email: 254, phone: 40 };

/** What the practice wants to know of somebody new, below what they chose. */
export function yourDetails(ctx: PluginContext, { page, offered, where, zone, time, typed = new URLSearchParams(), errors = {}, next = [], status = 200 }: DetailsFacts): Promise<EndpointAnswer> {
  const { service, professionals } = offered;
  const professional = professionals.find((one) => one.id === time.staffId);
  const far = where.zone ?? professional?.timeZone ?? zone;
  const length = service.minutes * 60_000;
  const when = ({ startsAt }: ChosenTime, on: string): string => formatRange(startsAt, startsAt + length, { zone: on, now: ctx.now() });
  const aboutOf = (name: string, hint: string): string => [hint ? `${name}-hint` : "", errors[name] ? `${name}-error` : ""].filter(Boolean).join(" ");
  const saidOf = (name: string): Html | null => (errors[name] ? html`<p class="error" id="${name}-error">${errors[name]}</p>` : null);
  const field = (name: string, label: string, { type = "text", auto = "", hint = "" } = {}): Html => {
    const described = aboutOf(name, hint);
    return html`<div class="field${errors[name] ? " wrong" : ""}"><label for="${name}">${label}</label>${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}${saidOf(name)}<input id="${name}" name="${name}" type="${type}" value="${typed.get(name) ?? ""}"${type === "date" ? null : html` maxlength="${limits[name] ?? 100}"`}${auto ? html` autocomplete="${auto}"` : null}${described ? html` aria-describedby="${described}"` : null}${errors[name] ? html` aria-invalid="true"` : null}></div>`;
  };
  const asked = page.questions.map(({ id, text }) => {
    const name = `q-${id}`;
    return html`<fieldset class="${errors[name] ? "wrong" : ""}"${errors[name] ? html` aria-describedby="${name}-error"` : null}><legend>${text}</legend>${saidOf(name)}${(["yes", "no"] as const).map((value) => html`<div class="choice"><input type="radio" id="${value === "yes" ? name : `${name}-no`}" name="${name}" value="${value}"${typed.get(name) === value ? html` checked` : null}><label for="${value === "yes" ? name : `${name}-no`}">${value === "yes" ? "Yes" : "No"}</label></div>`)}</fieldset>`;
  });
  const nameOf = (staffId: string): string => professionals.find((one) => one.id === staffId)?.name ?? "";
  const times = next.length === 0
    ? html`<input type="hidden" name="time" value="${timeValue(time)}">`
    : html`<fieldset class="wrong" aria-describedby="time-error"><legend>Choose another time</legend>${saidOf("time")}${next.map((one, index) => html`<div class="choice"><input type="radio" id="${index === 0 ? "time" : `time-${index}`}" name="time" value="${timeValue(one)}"><label for="${index === 0 ? "time" : `time-${index}`}">${when(one, zone)}${professionals.length > 1 ? `, ${nameOf(one.staffId)}` : ""}</label></div>`)}</fieldset>`;
  const back = `${bookPath(ctx, `/${service.id}`)}?${new URLSearchParams({ where: where.value, zone }).toString()}`;
  return bookPage(ctx, {
    status, title: "About you", wrong: Object.keys(errors).length > 0, framedBy: page.sites, back: { href: back, label: "Other times" },
    body: html`${problemsOf(errors)}<dl class="card"><dt>Appointment</dt><dd>${service.name} with ${professional?.name ?? ""}</dd><dt>Where</dt><dd>${where.label}</dd>${next.length > 0 ? null : html`<dt>When</dt><dd>${when(time, zone)}${when(time, far) === when(time, zone) ? null : html`<br><span class="soft">At the practice: ${when(time, far)}</span>`}</dd>`}</dl>
<form method="post" action="${bookPath(ctx, `/${service.id}/you`)}" novalidate><input type="hidden" name="key" value="${newId()}"><input type="hidden" name="where" value="${where.value}"><input type="hidden" name="zone" value="${zone}">
${times}${asked}
<div class="pair">${field("firstName", "First name", { auto: "given-name" })}${field("lastName", "Last name", { auto: "family-name" })}</div>
${field("birthDate", "Date of birth", { type: "date", auto: "bday" })}
${field("email", "E-mail address", { type: "email", auto: "email", hint: "We send a link there to confirm." })}
${field("phone", "Phone (optional)", { type: "tel", auto: "tel" })}
<div class="field${errors["note"] ? " wrong" : ""}"><label for="note">What brings you here? (optional)</label><p class="hint" id="note-hint">A sentence or two is enough. Only the practice reads it.</p>${saidOf("note")}<textarea id="note" name="note" rows="4" maxlength="1000" aria-describedby="${aboutOf("note", "hint")}">${typed.get("note") ?? ""}</textarea></div>
<div class="trap" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p class="soft">${service.modeNew === "request" ? "You ask for this time; the practice answers." : "The time is yours once you confirm."} It is held for 30 minutes while you open the link in the mail.</p>
<button>Send</button></form>`,
  });
}

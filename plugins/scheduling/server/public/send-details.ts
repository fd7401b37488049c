import { AppError, birthDateInput, emailInput, firstNameInput, html, isId, isTimeZone, lastNameInput, newId, phoneInput } from "@anteroom/core/server";
import type { Endpoint, EndpointAnswer, PluginContext } from "@anteroom/core/server";
import { noteInput } from "../acts/appointment-input.ts";
import { TakenError } from "../claims/taken-error.ts";
import { publicPageOf } from "../rows/public-pages.ts";
import type { PublicPage } from "../rows/public-pages.ts";
import { bookPage, bookPath, notOffered } from "./book-page.ts";
import { about } from "./choose-pages.ts";
import { hashOf, holdTime } from "./hold-time.ts";
import { chosenOf, offeredService } from "./offered.ts";
import { readTime, yourDetails } from "./your-details.ts";
import type { ChosenTime } from "./your-details.ts";

/** The form about oneself, for a time that was chosen. */
export const detailsPage: Endpoint = {
  from: "people", method: "GET", path: "book/:serviceId/you", about,
  async run(ctx, { params, query }) {
    const [page, offered, practice] = await Promise.all([publicPageOf(ctx), offeredService(ctx, params["serviceId"]), ctx.people.practice()]);
    const time = readTime(`${query.get("at") ?? ""} ${query.get("staff") ?? ""}`);
    if (!page.live || !offered) return notOffered(ctx);
    const { zone, where } = chosenOf(offered, query, practice.timeZone);
    if (!time || !where || !offered.professionals.some(({ id }) => id === time.staffId)) return { status: 303, location: bookPath(ctx, `/${offered.service.id}`) };
    return yourDetails(ctx, { page, offered, where, zone, time });
  },
};

const notHere = (ctx: PluginContext, page: PublicPage): Promise<EndpointAnswer> =>
  bookPage(ctx, { title: "There is better help for you elsewhere", framedBy: page.sites, back: { href: bookPath(ctx), label: "Start again" }, body: html`<p class="typed">${page.elsewhere}</p><p class="soft">Nothing was sent, and nothing of what you typed is kept.</p>` });

const inputs = { firstName: firstNameInput, lastName: lastNameInput, birthDate: birthDateInput, email: emailInput, phone: phoneInput, note: noteInput } as const;
type Typed = Record<keyof typeof inputs, string | null>;

function readTyped(form: URLSearchParams): { values: Typed; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const values = Object.fromEntries(Object.entries(inputs).map(([name, input]) => {
    const read = input.safeParse(form.get(name) ?? "");
    if (!read.success) errors[name] = read.error.issues[0]?.message ?? "Look at this again.";
    return [name, read.success ? read.data : null];
  })) as Typed;
  if (!errors["birthDate"] && !values.birthDate) errors["birthDate"] = "Enter your date of birth.";
  return { values, errors: Object.fromEntries(Object.keys(inputs).flatMap((name) => (errors[name] ? [[name, errors[name]]] : []))) };
}

/** Takes the form: what stops comes first and stores nothing, then what is missing, then the time is held and a link is mailed. */
export const sendDetails: Endpoint = {
  from: "people", method: "POST", path: "book/:serviceId/you", about,
  async run(ctx, { params, form, takeTry }) {
    const [page, offered, practice] = await Promise.all([publicPageOf(ctx), offeredService(ctx, params["serviceId"]), ctx.people.practice()]);
    if (!page.live || !offered) return notOffered(ctx);
    const { zone, where } = chosenOf(offered, form, practice.timeZone);
    const fallback = readTime(form.get("time") ?? "");
    if (!where) return notOffered(ctx);
    if (page.questions.some(({ id, stops }) => stops !== "neither" && form.get(`q-${id}`) === stops)) return notHere(ctx, page);
    const sent: EndpointAnswer = { status: 303, location: bookPath(ctx, `/${offered.service.id}/sent`) };
    // Only what fills in every field of a form writes here; it need not learn that it was found out.
    if (form.get("website")) return sent;
    const { values, errors: typedWrong } = readTyped(form);
    const answers = page.questions.map(({ id, text }) => ({ id, question: text, answer: form.get(`q-${id}`) }));
    // In the order of the form.
    const errors = { ...Object.fromEntries(answers.filter(({ answer }) => answer !== "yes" && answer !== "no").map(({ id }) => [`q-${id}`, "Choose yes or no."])), ...typedWrong };
    if (!fallback || !offered.professionals.some(({ id }) => id === fallback.staffId)) return { status: 303, location: bookPath(ctx, `/${offered.service.id}`) };
    const again = (errors: Record<string, string>, status: number, next: ChosenTime[] = []): Promise<EndpointAnswer> => yourDetails(ctx, { page, offered, where, zone, time: fallback, typed: form, errors, next, status });
    if (Object.keys(errors).length > 0) return again(errors, 422);
    const email = values.email ?? "";
    try {
      await takeTry();
      await takeTry(hashOf(email.toLowerCase()));
      await holdTime(ctx, {
        key: isId(form.get("key") ?? "") ? (form.get("key") ?? "") : newId(), offered, where, time: fallback,
        person: { firstName: values.firstName ?? "", lastName: values.lastName ?? "", birthDate: values.birthDate ?? "", email, phone: values.phone ?? "", note: values.note ?? "", zone: isTimeZone(zone) ? zone : practice.timeZone, answers: answers.map(({ question, answer }) => ({ question, answer: answer === "yes" ? "yes" : "no" })) },
      });
      return sent;
    } catch (error) {
      if (error instanceof TakenError) {
        const { next = [] } = (error.details as { data?: { next?: { startsAt: string; staffId: string }[] } } | undefined)?.data ?? {};
        if (next.length > 0) return again({ time: "That time has just been taken. Choose another one." }, 409, next.map((one) => ({ startsAt: Date.parse(one.startsAt), staffId: one.staffId })));
        return again({ firstName: "That time has just been taken. Go back to other times." }, 409);
      }
      if (error instanceof AppError && error.appCode === "RATE_LIMITED") return again({ email: error.message }, 429);
      throw error;
    }
  },
};

/** What to do next; the same for everybody, so that it tells nobody who is known here. */
export const sentPage: Endpoint = {
  from: "people", method: "GET", path: "book/:serviceId/sent", about,
  async run(ctx) {
    const page = await publicPageOf(ctx);
    if (!page.live) return notOffered(ctx);
    const { phone } = await ctx.people.practice();
    return bookPage(ctx, { title: "Open the mail that we sent you", framedBy: page.sites, body: html`<p>We sent a link to your address. Open it within 30 minutes: the time is held until then, and nothing is settled before.</p><p class="soft">No mail? Look among the unwanted ones${phone ? html`, or call <a href="tel:${phone}">${phone}</a>` : null}.</p><p><a class="back" href="${bookPath(ctx)}">Start again</a></p>` });
  },
};

import { Button, EmptyState, Field, Link, LinkButton, Notice, StaffPage, Tabs, newUlid, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { Agenda } from "../parts/agenda.tsx";
import styles from "../parts/calendar.module.css";
import { loadCalendar } from "../parts/load-calendar.ts";
import { RequestRows } from "../parts/request-rows.tsx";
import shared from "../parts/scheduling.module.css";
import { WeekTable } from "../parts/week-table.tsx";

export const meta = pageTitle("Calendar");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const shown = await loadCalendar(api, new URL(args.request.url).searchParams);
  const [asked, setUp, left, fresh] = shown.mayManage ? await Promise.all([api.requests(), api.setUp(), api.handOver(), api.newClients()]) : [null, null, null, null];
  const missing = setUp ? { services: setUp.services.every(({ archivedAt }) => archivedAt !== null), mayChange: setUp.mayChange } : null;
  return { ...shown, requests: asked?.requests ?? [], moreRequests: asked?.next ?? null, left: { count: left?.lines.length ?? 0, more: (left?.next ?? null) !== null }, missing, fresh: { count: fresh?.lines.length ?? 0, more: (fresh?.next ?? null) !== null }, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    await api.accept({ id: form.text("id"), key: form.key });
    return { done: "Accepted. The client is told." };
  });

/** The calendar of the practice: what is asked for, then the days as a list or a week as a table. */
export default function CalendarPage() {
  const { calendar, me, mayManage, stretch, week, staffId, several, requests, moreRequests, left, fresh, missing, formKey, links } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revalidate, state } = useRevalidator();
  useLive("card:changed", () => {
    if (state === "idle") revalidate();
  });
  return (
    <StaffPage wide={week} title="Calendar" answer={answer} beside={mayManage ? <div className={shared.verbs}><LinkButton href="/staff/calendar/hours">Hours and time off</LinkButton><LinkButton variant="primary" href="/staff/calendar/new" icon={<Plus aria-hidden="true" size={20} />}>Book for a client</LinkButton></div> : null}>
      {missing?.services ? (
        <EmptyState action={missing.mayChange ? <LinkButton variant="primary" href="/staff/library/services/new">Add a service</LinkButton> : null}>
          Nothing can be booked yet. {missing.mayChange ? "Add a service first, then the hours of each professional." : "An administrator adds services first."}
        </EmptyState>
      ) : null}
      {left.count > 0 ? (
        <Notice tone="warning">
          {left.more ? `${left.count} and more appointments have` : left.count === 1 ? "1 appointment has" : `${left.count} appointments have`} no professional any more. <Link href="/staff/calendar/hand-over">Move or cancel {left.count === 1 ? "it" : "them"}</Link>
        </Notice>
      ) : null}
      {fresh.count > 0 ? (
        <Notice>
          {fresh.more ? `${fresh.count} and more new clients wait` : fresh.count === 1 ? "1 new client waits" : `${fresh.count} new clients wait`} for an answer. <Link href="/staff/calendar/new-clients">Look at {fresh.count === 1 ? "the request" : "the requests"}</Link>
        </Notice>
      ) : null}
      {requests.length > 0 ? (
        <section aria-labelledby="requests" className={shared.section}>
          <h2 id="requests">Requests to answer{moreRequests ? "" : ` (${requests.length})`}</h2>
          <RequestRows requests={requests} formKey={formKey} />
          {moreRequests ? <p className="muted">These run out first. Answer them to see the others.</p> : null}
        </section>
      ) : null}
      <Tabs label="Views" tabs={[{ href: links.agenda, label: "Agenda", current: !week }, { href: links.week, label: "Week", current: week }]} />
      <div className={styles.bar}>
        <Form method="get" aria-label="Show" key={`${staffId} ${stretch.days[0] ?? ""}`}>
          {week ? <input type="hidden" name="view" value="week" /> : null}
          <Field as="select" label="Whose" name="with" defaultValue={staffId || "all"}>
            <option value="all">Everybody</option>
            {calendar.professionals.map(({ id, name }) => <option key={id} value={id}>{id === me ? `${name} (you)` : name}</option>)}
          </Field>
          <Field type="date" label="From" name="from" defaultValue={stretch.days[0]} />
          <Button>Show</Button>
        </Form>
        <nav aria-label="Days" className={styles.moves}>
          <LinkButton href={links.earlier}>{week ? "Week before" : "Days before"}</LinkButton>
          <LinkButton href={links.today}>{week ? "This week" : "Today"}</LinkButton>
          <LinkButton href={links.later}>{week ? "Week after" : "Days after"}</LinkButton>
        </nav>
      </div>
      {week ? <WeekTable days={stretch.days} calendar={calendar} several={several} /> : <Agenda days={stretch.days} calendar={calendar} several={several} />}
      {mayManage ? <p className="muted small"><Link href="/staff/calendar/waitlist">Waitlist for earlier times</Link></p> : null}
      <p className="muted small"><Link href="/staff/calendar/feeds">Show my appointments in my own calendar</Link></p>
      {missing?.mayChange && !missing.services ? <p className="muted small">Set up <Link href="/staff/library/services">services</Link> and <Link href="/staff/library/places">places</Link>, or let <Link href="/staff/library/booking">new clients book</Link>.</p> : null}
    </StaffPage>
  );
}

import { Button, EmptyState, Field, FormKey, Radios, StaffPage, When, formOf, newUlid, pageTitle, zoneName } from "@anteroom/core/ui";
import { readLocal } from "@anteroom/core/time/wall-time.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { BusyCalendars } from "../parts/busy-calendars.tsx";
import { DayLines } from "../parts/day-lines.tsx";
import { HoursFields } from "../parts/hours-fields.tsx";
import { hoursIn } from "../parts/hours-in.ts";
import { refused } from "../parts/refused.ts";
import styles from "../parts/scheduling.module.css";
import { readMinutes } from "../parts/wall-minutes.ts";

export const meta = pageTitle("Hours and time off");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const [hours, { locations, mayChange }] = await Promise.all([api.hours({ staffId: args.params["staffId"] ?? "" }), api.setUp()]);
  return { hours, locations: locations.filter(({ archived }) => !archived), mayChange, formKey: newUlid(), dayKey: newUlid(), offKey: newUlid(), calendarKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const staffId = args.params["staffId"] ?? "";
    const intent = form.text("intent");
    if (intent === "weekly") {
      const read = hoursIn(form);
      if ("errors" in read) return refused(form, read.errors);
      await api.saveHours({ staffId, key: form.key, ...(form.version === null ? {} : { version: form.version }), weekly: read.weekly });
      return { done: "Saved. What is booked already stays." };
    }
    if (intent === "remove-off") {
      await api.removeTimeOff({ id: form.text("id") });
      return { done: "Taken back." };
    }
    if (intent === "remove-calendar") {
      await api.removeCalendar({ id: form.text("id") });
      return { done: "Removed. Its times can be booked again." };
    }
    if (intent === "calendar") {
      if (form.text("calendarName") === "") return refused(form, { calendarName: "Write a name, such as Private." });
      const { problem } = await api.addCalendar({ staffId, key: form.key, name: form.text("calendarName"), url: form.text("url") });
      return { done: problem === "" ? "Added. Its times cannot be booked any more." : `Added, but it could not be read yet: ${problem} We try again by ourselves.` };
    }
    const { zone } = await api.hours({ staffId });
    if (intent === "off") {
      const [startsAt, endsAt] = [readLocal(form.text("startsAt"), zone), readLocal(form.text("endsAt"), zone)];
      if (startsAt === null || endsAt === null) return refused(form, { ...(startsAt === null ? { startsAt: "Write when it begins." } : {}), ...(endsAt === null ? { endsAt: "Write when it ends." } : {}) });
      const { standing, requests } = await api.addTimeOff({ staffId, key: form.key, name: form.text("name"), startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() });
      const stay = standing.length === 0 ? "" : ` ${standing.length === 1 ? "1 appointment lies" : `${standing.length} appointments lie`} in it and stay until you move or cancel them.`;
      const wait = requests.length === 0 ? "" : ` ${requests.length === 1 ? "1 request for a time in it waits" : `${requests.length} requests for times in it wait`} for your answer.`;
      return { done: `Saved.${stay}${wait}` };
    }
    const day = form.text("day");
    if (intent === "usual") {
      await api.saveDay({ staffId, key: form.key, day, ...(form.version === null ? {} : { version: form.version }), parts: [] });
      return { done: "It is a usual day again." };
    }
    const [fromMinutes, toMinutes] = [readMinutes(form.text("from")), readMinutes(form.text("to"), true)];
    const errors = { ...(day ? {} : { day: "Choose a day." }), ...(fromMinutes === null ? { from: "Write when it begins." } : {}), ...(toMinutes === null ? { to: "Write when it ends." } : fromMinutes !== null && toMinutes <= fromMinutes ? { to: "Choose an end after the start." } : {}) };
    if (fromMinutes === null || toMinutes === null || Object.keys(errors).length > 0) return refused(form, errors);
    await api.saveDay({ staffId, key: form.key, day, keep: true, parts: [{ kind: form.text("kind") as "open", fromMinutes, toMinutes, locationId: "" }] });
    return { done: "Saved. What is booked already stays." };
  });

/** When a professional can be booked: every week, on days that differ, and not at all. */
export default function HoursPage() {
  const { hours, locations, mayChange, formKey, dayKey, offKey, calendarKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const intent = answer?.problem?.values["intent"]?.[0];
  const of = (name: string) => (intent === name ? answer : undefined);
  const weekly = formOf(formKey, of("weekly"));
  const day = formOf(dayKey, of("day"));
  const off = formOf(offKey, of("off"));
  return (
    <StaffPage title={`Hours of ${hours.name}`} below={`All times are ${zoneName(hours.zone)}.`} back={mayChange ? { href: "/staff/calendar/hours", label: "Hours and time off" } : { href: "/staff/calendar", label: "Calendar" }} answer={answer}>
      {hours.weekly.length === 0 ? <EmptyState>No hours yet, so clients cannot book. Write when {hours.name} works in a usual week.</EmptyState> : null}
      <section aria-labelledby="weekly" className={styles.section}>
        <h2 id="weekly">Every week</h2>
        <Form method="post" noValidate className="stack" key={weekly.key}>
          <FormKey form={weekly} version={hours.version} />
          <HoursFields form={weekly} weekly={hours.weekly} locations={locations} />
          <Button variant="primary" name="intent" value="weekly">Save hours</Button>
        </Form>
      </section>
      <section aria-labelledby="days" className={styles.section}>
        <h2 id="days">Days that differ</h2>
        <DayLines days={hours.days} zone={hours.zone} formKey={dayKey} />
        <Form method="post" noValidate className="stack" key={day.key}>
          <FormKey form={day} />
          <div className={styles.pair}>
            <Field type="date" width="medium" label="Day" {...day.field("day")} />
            <Field type="time" step={300} label="From" {...day.field("from")} />
            <Field type="time" step={300} label="To" {...day.field("to")} />
          </div>
          <Radios legend="On that day" options={[{ value: "closed", label: "Closed at that time" }, { value: "open", label: "Open besides the usual hours" }]} {...day.field("kind", "closed")} />
          <Button name="intent" value="day">Add the day</Button>
        </Form>
      </section>
      <section aria-labelledby="off" className={styles.section}>
        <h2 id="off">Time off</h2>
        {hours.timeOff.length > 0 ? (
          <ul role="list" className={styles.rows} aria-label="Time off">
            {hours.timeOff.map((one) => (
              <li key={one.id}>
                <span><strong>{one.name}</strong>, <When start={one.startsAt} end={one.endsAt} zone={hours.zone} /></span>
                <Form method="post"><input type="hidden" name="id" value={one.id} /><Button variant="quiet" name="intent" value="remove-off"><span>Take back<span className="vh"> {one.name}</span></span></Button></Form>
              </li>
            ))}
          </ul>
        ) : null}
        <Form method="post" noValidate className="stack" key={off.key}>
          <FormKey form={off} />
          <Field label="What for" optional hint="Your team sees it." maxLength={120} {...off.field("name")} />
          <div className={styles.pair}>
            <Field type="datetime-local" step={300} label="Begins" {...off.field("startsAt")} />
            <Field type="datetime-local" step={300} label="Ends" {...off.field("endsAt")} />
          </div>
          <Button name="intent" value="off">Add time off</Button>
        </Form>
      </section>
      <BusyCalendars calendars={hours.calendars} form={formOf(calendarKey, of("calendar"))} />
    </StaffPage>
  );
}

import { Button, Field, FormKey, Tag, When } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./scheduling.module.css";

interface Calendar {
  id: string;
  name: string;
  /** Why it could not be read last, in a sentence; empty when it could. */
  problem: string;
  readAt: string | null;
}

/** Calendars elsewhere whose times cannot be booked: each with how its last reading went, and the form that adds one. */
export function BusyCalendars({ calendars, form }: { calendars: readonly Calendar[]; form: DrawnForm }) {
  return (
    <section aria-labelledby="calendars" className={styles.section}>
      <h2 id="calendars">Other calendars</h2>
      <p className="muted">When something is in them, that time cannot be booked. Only times are kept, never what they are for.</p>
      {calendars.length > 0 ? (
        <ul role="list" className={styles.rows} aria-label="Other calendars">
          {calendars.map((one) => (
            <li key={one.id}>
              <div className={styles.words}>
                <strong>{one.name}</strong>
                <span className={styles.tagline}>{one.problem ? <><Tag tone="warning">Not read</Tag>{one.problem}</> : one.readAt ? <span>Read <When start={one.readAt} /></span> : "Not read yet"}</span>
              </div>
              <Form method="post"><input type="hidden" name="id" value={one.id} /><Button variant="quiet" name="intent" value="remove-calendar"><span>Remove<span className="vh"> {one.name}</span></span></Button></Form>
            </li>
          ))}
        </ul>
      ) : null}
      <Form method="post" noValidate className="stack" key={form.key}>
        <FormKey form={form} />
        <Field label="Name" width="medium" maxLength={120} {...form.field("calendarName")} />
        <Field label="Secret address" type="url" inputMode="url" hint="It ends in .ics. In Google Calendar: Settings, your calendar, Secret address in iCal format. In Outlook: Shared calendars, Publish, ICS." maxLength={2000} autoComplete="off" {...form.field("url")} />
        <Button name="intent" value="calendar">Add the calendar</Button>
      </Form>
    </section>
  );
}

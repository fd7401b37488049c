import { Button, ChartTab, Disclosure, EmptyState, Field, FormKey, Tag, formOf, formatDay, newUlid, pageTitle, useViewerTime, formatCalendarDay } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import rows from "../rows.module.css";
import styles from "../staff/chart.module.css";

export const meta = pageTitle("Repeated forms");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  return { ...(await pluginPageApi<FormsRouter>("forms", args).repeats({ clientId })), clientId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    if (form.text("do") === "stop") {
      await api.stopRepeat({ recurrenceId: form.text("recurrenceId") });
      return { done: "Stopped. What was given stays." };
    }
    await api.repeat({ key: form.key, portalUserId: form.text("portalUserId"), formId: form.text("formId"), every: form.text("every"), unit: form.text("unit") as "week", startsOn: form.text("startsOn"), endsOn: form.text("endsOn"), times: form.text("times"), dueIn: form.text("dueIn"), ...(form.text("leadDays") ? { leadDays: form.text("leadDays") } : {}) });
    const around = form.text("unit") === "before" || form.text("unit") === "after";
    return { done: around ? "Set. It is given with each appointment." : "Set. It is given at 9am on those days." };
  });

const ends = { stopped: "Stopped by your team", finished: "Finished", archived: "Stopped: the client is archived", removed: "Stopped: this person can no longer fill in forms" } as const;
const skips = { open: "Not given: the one before was still open", unpublished: "Not given: the form was not published" } as const;

/** "Every 2 weeks", "2 days before every other appointment". */
function oftenWords({ every, unit, leadDays }: { every: number; unit: "day" | "week" | "month" | "before" | "after"; leadDays: number | null }): string {
  if (unit !== "before" && unit !== "after") return `Every ${every === 1 ? unit : `${every} ${unit}s`}`;
  const which = every === 1 ? "each appointment" : every === 2 ? "every other appointment" : `1 of ${every} appointments`;
  if (unit === "after") return `After ${which}`;
  return leadDays ? `${leadDays} ${leadDays === 1 ? "day" : "days"} before ${which}` : `On the day of ${which}`;
}

/** A client's forms that come again and again, and one to begin. */
export default function ChartRepeatsPage() {
  const { appointments, repeats, people, forms, today, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = useViewerTime();
  const form = formOf(formKey, answer);
  return (
    <ChartTab title="Repeated forms" back={{ href: `/staff/clients/${clientId}/forms`, label: "Forms" }} answer={answer} below="A form is not given again while the one before is still open.">
      {people.length === 0 || forms.length === 0 ? <EmptyState>{people.length === 0 ? "Nobody of this client can fill in forms in the portal yet." : "There is no form to give yet. Publish one in the library."}</EmptyState> : (
        <Disclosure summary="Repeat a form" defaultOpen={repeats.length === 0 || answer?.problem !== undefined} key={form.key}>
          <Form method="post" noValidate className={rows.give}>
            <FormKey form={form} />
            <Field as="select" label="Form" {...form.field("formId")}>
              <option value="">Choose a form</option>
              {forms.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
            </Field>
            <Field as="select" label="Who fills it in" {...form.field("portalUserId")}>{people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Field>
            <div className={styles.days}>
              <Field label="Every" inputMode="numeric" {...form.field("every", "2")} />
              <Field as="select" label={appointments ? "Days, weeks, months or appointments" : "Days, weeks or months"} hint={appointments ? "Every 1 is each appointment, every 2 is every other." : undefined} {...form.field("unit", "week")}>
                <option value="day">Days</option><option value="week">Weeks</option><option value="month">Months</option>
                {appointments ? <><option value="before">Appointments, before them</option><option value="after">Appointments, after them</option></> : null}
              </Field>
              <Field type="date" label="First time on" hint={appointments ? "At 9am where the client is. With appointments: the first day that counts." : "At 9am where the client is."} min={today} {...form.field("startsOn")} />
            </div>
            {appointments ? <Field label="Days before the appointment" hint="Only for forms before appointments. It is due on the day of the appointment." optional width="short" inputMode="numeric" {...form.field("leadDays", "2")} /> : null}
            <div className={styles.days}>
              <Field label="Due after so many days" optional inputMode="numeric" {...form.field("dueIn")} />
              <Field label="How many times" optional hint="Empty goes on." inputMode="numeric" {...form.field("times")} />
              <Field type="date" label="Last day" optional min={today} {...form.field("endsOn")} />
            </div>
            <p><Button variant="primary">Repeat this form</Button></p>
          </Form>
        </Disclosure>
      )}
      {repeats.length > 0 ? (
        <ul role="list" className={styles.list} aria-label="Repeated forms of this client">
          {repeats.map((one) => (
            <li key={one.id} className={styles.row}>
              <div>
                <p className={rows.title}>{one.title}</p>
                <p className={rows.facts}>{[one.who, oftenWords(one), `Given ${one.given}${one.times ? ` of ${one.times}` : ""} ${one.given === 1 && !one.times ? "time" : "times"}`, one.endsOn ? `Until ${formatCalendarDay(one.endsOn, time)}` : null, one.state === "on" && one.nextAt !== null ? `Next ${formatDay(one.nextAt, time)}` : null].filter(Boolean).join(" · ")}</p>
                {one.skippedAt !== null && one.skippedWhy ? <p className={rows.facts}>{formatDay(one.skippedAt, time)}: {skips[one.skippedWhy]}</p> : null}
                {one.state === "on" ? <Form method="post"><FormKey form={form} /><input type="hidden" name="recurrenceId" value={one.id} /><Button name="do" value="stop" variant="quiet">Stop repeating</Button></Form> : null}
              </div>
              <Tag tone={one.state === "on" ? "accent" : "neutral"}>{one.state === "on" ? "Repeats" : one.endedWhy ? ends[one.endedWhy] : "Ended"}</Tag>
            </li>
          ))}
        </ul>
      ) : null}
    </ChartTab>
  );
}

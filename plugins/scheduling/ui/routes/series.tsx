import { Button, EmptyState, Field, FormKey, Radios, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer, SentForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import type { Rhythm } from "../../server/rows/series.ts";
import { ChooseClient, clientIn, findClients } from "../parts/choose-client.tsx";
import { isRefused } from "../parts/conflict-tag.tsx";
import type { TimeConflict } from "../parts/conflict-tag.tsx";
import { placeChoices, readPlace } from "../parts/place-choices.ts";
import { refused } from "../parts/refused.ts";
import styles from "../parts/scheduling.module.css";
import { SeriesTimes } from "../parts/series-times.tsx";
import { readMinutes } from "../parts/wall-minutes.ts";

export const meta = pageTitle("Book a series");

const asked = ["service", "with", "place", "rhythm", "firstDay", "at", "times"] as const;
/** What was looked at: other answers need another look before anything is booked. */
const seenOf = (form: SentForm): string => asked.map((name) => form.text(name)).join("|");

interface SeriesAnswer extends FormAnswer {
  preview?: { seen: string; zone: string; times: { day: string; startsAt: string; conflict: TimeConflict | null }[]; values: Record<string, string[]> };
}

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const clientId = clientIn(args.request);
  const [setUp, chart] = await Promise.all([api.setUp(), clientId ? api.chart({ clientId }) : null]);
  const services = setUp.services.filter(({ archivedAt }) => archivedAt === null);
  const places = placeChoices([...new Set(services.flatMap(({ places }) => places))], setUp.locations.filter(({ archived }) => !archived));
  return { client: chart ? { id: clientId, name: chart.name } : null, services: services.map(({ id, name }) => ({ id, name })), places, professionals: setUp.professionals, me: setUp.me, formKey: newUlid() };
}

const bookSeries = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api): Promise<SeriesAnswer> => {
    const clientId = clientIn(args.request);
    const minutes = readMinutes(form.text("at"));
    const wrong = { ...(form.text("firstDay") ? {} : { firstDay: "Choose the first day." }), ...(minutes === null ? { at: "Write a time, such as 09:30." } : {}) };
    if (minutes === null || Object.keys(wrong).length > 0) return refused(form, wrong);
    const wanted = { clientId, serviceId: form.text("service"), staffId: form.text("with"), ...readPlace(form.text("place")), rhythm: form.text("rhythm") as Rhythm, firstDay: form.text("firstDay"), minutes, times: form.text("times") };
    const skip = form.texts("skip");
    if (form.text("intent") === "book" && form.text("seen") === seenOf(form)) {
      await api.bookSeries({ key: form.key, ...wanted, skip });
      throw redirect(`/staff/clients/${clientId}/scheduling`);
    }
    const { zone, times } = await api.previewSeries(wanted);
    return { preview: { seen: seenOf(form), zone, times, values: { ...refused(form, {}).problem?.values, skip: times.filter(({ conflict }) => isRefused(conflict)).map(({ day }) => day) } } };
  });

export const action = (args: ActionFunctionArgs) => (clientIn(args.request) === "" ? findClients(args) : bookSeries(args));

/** Appointments that repeat: what, with whom and when, then every time with what stands in its way, before anything is booked. */
export default function SeriesPage() {
  const { client, services, places, professionals, me, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof bookSeries>() as SeriesAnswer | undefined;
  const preview = answer?.preview;
  const form = formOf(formKey, preview ? { problem: { errors: {}, values: preview.values } } : answer);
  if (!client) return <ChooseClient title="Book a series" back={{ href: "/staff/calendar", label: "Calendar" }} />;
  return (
    <StaffPage title={`Book a series for ${client.name}`} below="The same time each week or month on the clock of the place, or of the professional by video and phone; it stays when clocks change." back={{ href: `/staff/clients/${client.id}/scheduling`, label: client.name }} answer={answer}>
      {services.length === 0 || professionals.length === 0 ? <EmptyState>Nothing can be booked yet. A service and the hours of a professional come first.</EmptyState> : (
        <Form method="post" noValidate className="stack-large" key={`${form.key}${preview ? preview.seen : ""}`}>
          <FormKey form={form} />
          <fieldset className={styles.fields}>
            <legend className="vh">What and when</legend>
            <div className={styles.pair}>
              <Field as="select" label="Service" {...form.field("service")}>{services.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</Field>
              <Field as="select" label="Professional" {...form.field("with", me)}>{professionals.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</Field>
              <Field as="select" label="Place" {...form.field("place")}>{places.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</Field>
            </div>
            <Radios legend="How often" options={[{ value: "weekly", label: "Every week" }, { value: "biweekly", label: "Every two weeks" }, { value: "monthly", label: "Every month, on the same weekday" }]} {...form.field("rhythm", "weekly")} />
            <div className={styles.pair}>
              <Field type="date" label="First day" {...form.field("firstDay")} />
              <Field type="time" step={300} label="Time" {...form.field("at")} />
              <Field type="number" inputMode="numeric" min={2} max={52} width="short" label="How many times" {...form.field("times", "10")} />
            </div>
          </fieldset>
          {preview ? <SeriesTimes seen={preview.seen} zone={preview.zone} times={preview.times} /> : null}
          <div className={styles.verbs}>
            {preview ? <Button variant="primary" name="intent" value="book">Book these times</Button> : null}
            <Button variant={preview ? "secondary" : "primary"} name="intent" value="check">{preview ? "Check again" : "Check the times"}</Button>
          </div>
        </Form>
      )}
    </StaffPage>
  );
}

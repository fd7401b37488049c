import { Button, Checkbox, Facts, Field, FormKey, Link, StaffPage, Tag, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";
import { StateTag } from "../parts/state-tag.tsx";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("New client");

export async function loader(args: LoaderFunctionArgs) {
  return { one: await pluginPageApi<SchedulingRouter>("scheduling", args).newClient({ id: args.params["bookingId"] ?? "" }), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const at = { id: args.params["bookingId"] ?? "", key: form.key };
    if (form.text("intent") === "accept") {
      await api.acceptNewClient({ ...at, invite: form.ticked("invite") });
      return { done: "Accepted. They are told by e-mail." };
    }
    await api.declineNewClient({ ...at, words: form.text("words") });
    return { done: "Declined. They are told by e-mail, and the record is in the archive." };
  });

/** Somebody who asked for a first appointment: what they sent, and the two answers. */
export default function NewClientPage() {
  const { one, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { appointment } = one;
  return (
    <StaffPage title={one.name} back={{ href: "/staff/calendar/new-clients", label: "New clients" }} answer={answer}>
      <p>{one.state === "asked" ? <Tag tone="warning">Waits for your answer</Tag> : one.state === "accepted" ? <Tag tone="success">Accepted</Tag> : <Tag>Declined</Tag>} <Link href={`/staff/clients/${one.clientId}`}>Open the chart</Link></p>
      <Facts
        ruled
        items={[
          { label: "Appointment", value: <><Link href={`/staff/calendar/${appointment.id}`}>{appointment.service}</Link> with {appointment.professional} <StateTag state={appointment.state} /></> },
          { label: "When", value: <TwoClocks start={appointment.startsAt} end={appointment.endsAt} zone={appointment.zone} place={appointment.place} there="There" /> },
          ...(appointment.state === "requested" && appointment.expiresAt ? [{ label: "Held until", value: <When start={appointment.expiresAt} /> }] : []),
          { label: "Where", value: placeWords(appointment.place) },
          { label: "Date of birth", value: <When start={`${one.birthDate}T12:00:00Z`} show="day" zone="UTC" /> },
          { label: "E-mail", value: `${one.email} (confirmed)` },
          ...(one.phone ? [{ label: "Phone", value: one.phone }] : []),
          ...(one.note ? [{ label: "In their words", value: <span className={styles.typed}>{one.note}</span> }] : []),
          ...one.answers.map(({ question, answer: said }) => ({ label: question, value: said === "yes" ? "Yes" : "No" })),
          ...(one.words ? [{ label: "Your answer", value: <span className={styles.typed}>{one.words}</span> }] : []),
        ]}
      />
      {one.state === "asked" ? (
        <>
          <section aria-labelledby="accept" className={styles.section}>
            <h2 id="accept">Accept as a client</h2>
            <p className="muted">{appointment.state === "requested" ? "Their appointment is booked with it." : "Their appointment stays as it is."} If they have a record here already, open the chart first: it shows likely duplicates, and you can merge them.</p>
            <Form method="post" className="stack" key={`accept ${form.key}`}>
              <FormKey form={form} />
              {one.mayInvite ? <Checkbox label="Invite to the portal" hint="They get a mail to create a password." {...form.tick("invite", true)} /> : null}
              <Button variant="primary" name="intent" value="accept">Accept</Button>
            </Form>
          </section>
          <section aria-labelledby="decline" className={styles.section}>
            <h2 id="decline">Decline</h2>
            <Form method="post" noValidate className="stack" key={`decline ${form.key}`}>
              <FormKey form={form} />
              <Field as="textarea" rows={4} label="What you want to tell them" hint="They read it behind a link in a mail, with the lines for urgent help below." maxLength={1000} {...form.field("words")} />
              <Button name="intent" value="decline">Decline</Button>
            </Form>
          </section>
        </>
      ) : null}
    </StaffPage>
  );
}

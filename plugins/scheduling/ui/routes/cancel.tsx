import { Button, ClientPage, Field, FormKey, LinkButton, Notice, When, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { AppointmentFacts } from "../parts/appointment-facts.tsx";
import { ContactPractice } from "../parts/contact-practice.tsx";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Cancel appointment");

export async function loader(args: LoaderFunctionArgs) {
  return { one: await pluginPageApi<SchedulingRouter>("scheduling", args).one({ id: args.params["appointmentId"] ?? "" }), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const id = args.params["appointmentId"] ?? "";
    await api.cancel({ id, key: form.key, ...(form.version === null ? {} : { version: form.version }), feeMinor: Number(form.text("fee")), reason: form.text("reason") });
    throw redirect(`/scheduling/${id}`);
  });

/** Asks once before an appointment is cancelled or a request withdrawn: what it means comes before the button. */
export default function CancelPage() {
  const { one, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { how, feeMinor, currency, lateFrom } = one.terms;
  const back = { href: `/scheduling/${one.id}`, label: "The appointment" };
  const asked = one.state === "requested";
  const title = asked ? "Withdraw your request?" : "Cancel this appointment?";
  if (how === "contact" || how === "no") {
    return (
      <ClientPage title={how === "contact" ? "It is too late to cancel this here" : "There is nothing to cancel"} back={back} answer={answer}>
        <AppointmentFacts of={one} />
        {how === "contact" ? <ContactPractice contact={one.contact} helps="help you" /> : <p>This appointment is over, or was cancelled already.</p>}
      </ClientPage>
    );
  }
  const money = formatMoney(feeMinor, currency);
  return (
    <ClientPage title={title} back={back} answer={answer}>
      <AppointmentFacts of={one} />
      {asked ? <p>The time is given back. You can ask for another one whenever you like.</p> : feeMinor > 0 ? (
        <Notice tone="warning" title={`Cancelling now has a fee of ${money}`}>{lateFrom ? <p>It was free to cancel until <When start={lateFrom} />. Your practice decides whether the fee applies.</p> : null}</Notice>
      ) : <p>Cancelling is free{one.together ? " and concerns only you. The others still meet" : ""}.{lateFrom && how === "free" ? <> It stays free until <When start={lateFrom} />.</> : null}</p>}
      {one.pay.minor > 0 && one.pay.state === "done" ? <p>{feeMinor > 0 ? `If the fee applies, it is taken from the ${formatMoney(one.pay.minor, one.currency)} that you paid ahead, and the rest stays as your credit. If not, all of it comes back to you.` : `The ${formatMoney(one.pay.minor, one.currency)} that you paid ahead comes back to you in full.`}</p> : null}
      <Form method="post" noValidate className="stack">
        <FormKey form={form} version={one.version} />
        <input type="hidden" name="fee" value={feeMinor} />
        {asked ? null : <Field as="textarea" rows={3} label="Why" optional hint="Your care team reads it." maxLength={500} {...form.field("reason")} />}
        <div className={styles.verbs}>
          <Button variant="danger">{asked ? "Withdraw the request" : feeMinor > 0 ? `Cancel it for ${money}` : "Cancel the appointment"}</Button>
          <LinkButton href={back.href}>{asked ? "Keep the request" : "Keep the appointment"}</LinkButton>
        </div>
      </Form>
    </ClientPage>
  );
}

import { Button, ClientPage, FormKey, LinkButton, Notice, When, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { PayWith, elsewhere } from "../parts/pay-with.tsx";
import { PaymentStatus } from "../parts/payment-status.tsx";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("To book your appointment");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const id = args.params["id"] ?? "";
  const setup = new URL(args.request.url).searchParams.get("setup");
  const ended = setup ? (await api.finishMethod({ id: setup })).state : null;
  const before = await api.booking({ id });
  // The processor is asked how the latest try stands, whatever brought somebody back here.
  const payment = before.paymentId ? await api.payment({ id: before.paymentId }) : null;
  const booking = payment ? await api.booking({ id }) : before;
  if (booking.done) throw redirect(booking.returnPath);
  return { booking, payment, ended, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const id = args.params["id"] ?? "";
    const here = `/payments/bookings/${id}`;
    const intent = form.text("intent");
    if (intent === "card") {
      const answer: FormAnswer & { url: string } = await api.addMethod({ key: form.key, bookingId: id });
      return answer;
    }
    if (intent === "cancel") {
      await api.cancelPayment({ id: form.text("payment") });
      throw redirect(`${here}?payment=${form.text("payment")}`);
    }
    const methodId = form.text("methodId");
    const { paymentId, state } = await api.payBooking({ key: form.key, id, methodId: methodId === elsewhere ? null : methodId });
    if (state !== "failed") throw redirect(`${here}?payment=${paymentId}`);
    // The next try is another payment; what was chosen stays.
    const why = (await api.payment({ id: paymentId })).problem ?? "The payment did not go through. You have not been charged.";
    return { problem: { errors: { form: why }, values: { key: [newUlid()], methodId: [methodId] } } };
  });

/** What a booking asks for before it stands, or an accepted one after: a card on file, or an amount paid ahead. */
export default function BookingPage() {
  const { booking, payment, ended, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const here = `/payments/bookings/${booking.id}`;
  const back = { href: booking.returnPath, label: "Your appointment" };
  const money = formatMoney(booking.amount, booking.currency);
  const pays = booking.kind === "payment";
  const title = pays ? `Pay ${money} for your appointment` : "Add a card to book";
  const held = booking.holdUntil === null ? null : booking.lapsed ? (
    <Notice tone="warning" title="We do not hold this time any more"><p>You have not been charged. Choose a time again; it may still be free.</p></Notice>
  ) : <p>We are holding this time for you until <When start={booking.holdUntil} show="time" />.</p>;
  const isOnItsWay = payment !== null && ["processing", "needs action", "on hold"].includes(payment.state);
  if (isOnItsWay && !answer?.problem) return <ClientPage title={title} back={back}>{payment.url && !booking.lapsed ? held : null}<PaymentStatus payment={payment} here={here} back={{ href: booking.returnPath, label: "Back to the appointment" }} /></ClientPage>;
  const form = formOf(formKey, answer);
  const url = (answer as { url?: string } | undefined)?.url;
  const failed = payment?.state === "failed" ? payment : null;
  return (
    <ClientPage title={title} back={back} answer={url ? undefined : answer}>
      {!answer && ended === "open" ? <Notice>It is not added yet. If you have finished, look here again in a minute.</Notice> : null}
      {!answer && ended === "ended" ? <Notice>Nothing was added. You can try again.</Notice> : null}
      {!answer && failed ? <Notice tone="warning" title="Not paid">{failed.problem ?? "You have not been charged."}</Notice> : null}
      {held}
      {booking.lapsed ? <p><LinkButton variant="primary" href={booking.returnPath}>Back to the appointment</LinkButton></p>
        : !booking.live ? <p>Your practice does not take payments here now. Ask your practice how to book.</p>
        : pays ? (
          <Form method="post" action={here} noValidate className={styles.form} key={form.key}>
            <FormKey form={form} />
            <PayWith methods={booking.methods} field={form.field("methodId", (failed?.methodId ?? booking.methods[0]?.id) || elsewhere)} />
            <div><Button variant="primary" name="intent" value="pay" busy={isBusy} busyLabel="Paying…">Pay {money}</Button></div>
          </Form>
        ) : url ? (
          <Notice title="Go on to the secure page">
            <p>You type the number there. We never see it. You come back here after, and your appointment is booked.</p>
            <p><LinkButton variant="primary" href={url}>Open the secure page</LinkButton></p>
          </Notice>
        ) : (
          <>
            <p>Nothing is charged now. {booking.practice} charges a card only when you pay, or when you agreed to it.</p>
            <Form method="post" action={here} key={form.key}>
              <FormKey form={form} />
              <Button variant="primary" name="intent" value="card" busy={isBusy} busyLabel="Opening…">Add a card</Button>
            </Form>
          </>
        )}
    </ClientPage>
  );
}

import { Button, FormKey, Link, Notice, formatMoney } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import type { Shown } from "./appointment-facts.tsx";
import { askWords } from "./ask-words.ts";

/** What an accepted request asks for, until it is paid. */
export function ToPay({ one: { pay, currency }, onItsWay, form }: { one: Pick<Shown, "pay" | "currency">; onItsWay: boolean; form: DrawnForm }) {
  if (onItsWay) return <Notice title="Your payment is on its way. Do not pay again."><p>We tell you in your messages as soon as it has arrived.</p></Notice>;
  return (
    <Notice title={`${askWords(pay, currency)} is still to be paid`}>
      <p>It counts for this appointment, and comes back to you when you cancel while that is free.</p>
      {!pay.live ? <p>Ask your practice how to pay.</p> : pay.mayPay ? (
        <Form method="post" key={`pay ${form.key}`}>
          <FormKey form={form} />
          <Button name="intent" value="pay" variant="primary">Pay {formatMoney(pay.minor, currency)}</Button>
        </Form>
      ) : <p>Only somebody with the permission Billing can pay for this. Ask them, or <Link href="/">write to your practice</Link>.</p>}
    </Notice>
  );
}

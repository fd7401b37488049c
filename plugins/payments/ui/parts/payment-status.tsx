import { Button, LinkButton, Money, Notice } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./payments.module.css";

export interface PaymentStatusProps {
  payment: { id: string; state: string; amount: number; currency: string; label: string; url: string | null; unsure: boolean; receipt: { fileId: string; title: string } | null };
  /** The page that shows this, without what it asks about. */
  here: string;
  back: { href: string; label: string };
}

/** How a payment that was begun stands, and the one thing to do next. */
export function PaymentStatus({ payment, here, back: to }: PaymentStatusProps) {
  const { id, state, url, unsure, receipt } = payment;
  const amount = <Money minor={payment.amount} currency={payment.currency} />;
  const back = <LinkButton href={to.href}>{to.label}</LinkButton>;
  if (["succeeded", "refunded", "partly refunded", "disputed"].includes(state)) return <><Notice tone="success" title="Thank you"><p>{amount} paid with {payment.label}. {receipt ? <><a href={`/files/${receipt.fileId}`}>{receipt.title}<span className="vh"> (PDF)</span></a>. It is in your messages too.</> : "Your receipt is in your messages."}</p></Notice><p>{back}</p></>;
  if (url && (state === "processing" || state === "needs action")) {
    return (
      <>
        <Notice title={state === "needs action" ? "Your bank wants to know that it is you" : "Go on to the secure page"}><p>{amount}. Nothing is charged before you have finished there. You come back here after.</p></Notice>
        <Form method="post" className={styles.buttons}>
          <input type="hidden" name="payment" value={id} />
          <LinkButton variant="primary" href={url}>Open the secure page</LinkButton>
          <Button name="intent" value="cancel">Do not pay now</Button>
        </Form>
      </>
    );
  }
  return (
    <>
      <Notice title={unsure ? "We are checking with the bank. Do not pay again." : "Your payment is on its way. Do not pay again."}><p>{amount}. We tell you here and in your messages as soon as we know.</p></Notice>
      <div className={styles.buttons}><LinkButton href={`${here}?payment=${id}`}>Check again</LinkButton>{back}</div>
    </>
  );
}

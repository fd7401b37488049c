import { ClientPage, LinkButton, Money, Notice, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { InvoiceFacts } from "../parts/invoice-facts.tsx";
import styles from "../parts/payments.module.css";
import { StateTag } from "../parts/state-tag.tsx";

export const meta = pageTitle("Invoice");

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams;
  return { invoice: await pluginPageApi<PaymentsRouter>("payments", args).invoice({ id: args.params["id"] ?? "" }), isAsked: asked.has("asked"), isPlan: asked.get("asked") === "plan" };
}

/** One invoice, for whoever pays it. */
export default function InvoicePage() {
  const { invoice, isAsked, isPlan } = useLoaderData<typeof loader>();
  const here = `/payments/invoices/${invoice.id}`;
  const payable = invoice.payable ?? 0;
  const { begun } = invoice;
  const checking = invoice.pending > 0 && payable <= 0 && !begun;
  return (
    <ClientPage title={`Invoice ${invoice.number ?? ""}`} back={{ href: "/payments", label: "Payment & Insurances" }}>
      {isAsked ? <Notice tone="success">{isPlan ? "Your practice is asked. The answer comes in your messages." : "Your question is sent. The answer comes in your messages."}</Notice> : null}
      {begun ? (
        <Notice title="A payment is not finished">
          <p><Money minor={begun.amount} currency={invoice.currency ?? "USD"} /> was begun on the secure page. Nothing was charged. Go on, or stop it and begin again.</p>
          <p><LinkButton variant="primary" href={`${here}/pay?payment=${begun.paymentId}`}>Finish or stop this payment</LinkButton></p>
        </Notice>
      ) : null}
      {checking ? <Notice>We are checking with the bank. Do not pay again.</Notice> : null}
      <p><StateTag state={checking ? "processing" : (invoice.state ?? "")} overdue={invoice.overdue === true && !checking} /></p>
      <InvoiceFacts of={invoice} />
      {payable > 0 && !invoice.live ? <p>Ask your practice how to pay.</p> : null}
      <div className={styles.buttons}>
        {!begun && payable > 0 && invoice.live ? <LinkButton variant="primary" href={`${here}/pay`}>Pay</LinkButton> : null}
        <LinkButton download href={`${here}/paper`}>Download (PDF)</LinkButton>
        {invoice.mayAskPlan && !begun ? <LinkButton href={`${here}/question?plan`}>Ask to pay in parts</LinkButton> : null}
        <LinkButton href={`${here}/question`}>Ask a question</LinkButton>
      </div>
    </ClientPage>
  );
}

import { ClientPage, EmptyState, LinkButton, Money, PageLinks, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { InvoiceRows } from "../parts/invoice-rows.tsx";
import { PaperRows } from "../parts/paper-rows.tsx";
import { PaymentRows } from "../parts/payment-rows.tsx";
import { PolicyRows } from "../parts/policy-rows.tsx";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Payment & Insurances");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const after = cursorIn(args.request);
  const [overview, history, papers, insurance] = await Promise.all([api.overview(), api.history({ after }), api.documents({}), api.insurance({})]);
  return { ...overview, history, documents: papers.documents.filter((one) => one.kind !== "invoice"), insurance: insurance.now, after };
}

/** What is owed and why, for which invoices, and what was paid. */
export default function OverviewPage() {
  const { balance, currency, others, sentence, live, open, history, documents, insurance, after } = useLoaderData<typeof loader>();
  const first = open.find((one) => one.payable > 0);
  return (
    <ClientPage title="Payment & Insurances">
      {[{ balance, currency }, ...others].map((one) => <p key={one.currency} className={styles.balance}><Money minor={Math.abs(one.balance)} currency={one.currency} />{one.balance < 0 ? " in credit" : ""}</p>)}
      <p>{sentence}</p>
      {[balance, ...others.map((one) => one.balance)].some((one) => one > 0) && !live ? <><p>Ask your practice how to pay.</p>{open[0] ? <div className={styles.buttons}><LinkButton href={`/payments/invoices/${open[0].id}/question`}>Write to your practice</LinkButton></div> : null}</> : null}
      <div className={styles.buttons}>
        {live && first ? <LinkButton variant="primary" href={`/payments/invoices/${first.id}/pay`}>Pay invoice {first.number}</LinkButton> : null}
        <LinkButton href="/payments/methods">Payment methods</LinkButton>
        <LinkButton href="/payments/autopay">Automatic payments</LinkButton>
        <LinkButton href="/payments/statements">Generate Date Range Invoice</LinkButton>
      </div>
      {open.length > 0 ? (
        <section className={styles.section} aria-labelledby="open">
          <h2 id="open">To pay</h2>
          <InvoiceRows rows={open} base="/payments/invoices" label="Invoices to pay" />
        </section>
      ) : null}
      <section className={styles.section} aria-labelledby="insurance">
        <h2 id="insurance">Insurance</h2>
        {insurance.length === 0 ? <p>There is no insurance yet.</p> : <PolicyRows rows={insurance} base="/payments/insurance" label="Insurance" />}
        <div className={styles.buttons}>{insurance.length === 0 ? <LinkButton href="/payments/insurance/new">Add insurance</LinkButton> : <LinkButton href="/payments/insurance">All insurance</LinkButton>}</div>
      </section>
      <section className={styles.section} aria-labelledby="before">
        <h2 id="before">Earlier invoices</h2>
        {history.invoices.length === 0 ? <EmptyState>None yet.</EmptyState> : <InvoiceRows rows={history.invoices} base="/payments/invoices" label="Earlier invoices" />}
        <PageLinks here="/payments" next={history.next} after={after} />
      </section>
      {history.payments.length > 0 ? (
        <section className={styles.section} aria-labelledby="paid">
          <h2 id="paid">Latest payments</h2>
          <PaymentRows rows={history.payments} base="/payments/invoices" />
        </section>
      ) : null}
      {documents.length > 0 ? (
        <section className={styles.section} aria-labelledby="papers">
          <h2 id="papers">Receipts, superbills and statements</h2>
          <PaperRows rows={documents} />
        </section>
      ) : null}
    </ClientPage>
  );
}

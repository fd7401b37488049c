import { ChartTab, EmptyState, LinkButton, Money, Notice, PageLinks, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { amountOf } from "../parts/amount-of.ts";
import { NewInvoiceForm, OpeningForm, RefundForm } from "../parts/billing-forms.tsx";
import { GiveBack } from "../parts/give-back.tsx";
import { InvoiceRows } from "../parts/invoice-rows.tsx";
import { PaymentRows } from "../parts/payment-rows.tsx";
import styles from "../parts/payments.module.css";
import { RecordForm, recordedParts } from "../parts/record-form.tsx";
import { addSession, linesShown, oneMoreLine, typedLines } from "../parts/typed-lines.ts";

export const meta = pageTitle("Billing, client chart");

const said: Record<string, string> = { send: "Invoice sent.", draft: "Draft saved.", record: "Payment recorded.", opening: "Opening balance saved.", "refund-succeeded": "Given back.", "refund-processing": "The refund is on its way." };

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const [after, asked] = [cursorIn(args.request), new URL(args.request.url).searchParams];
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const billing = await api.billing({ clientId, after, paymentId: asked.get("payment") });
  const sessions = asked.get("do") === "invoice" && billing.mayBill ? (await api.billableSessions({ clientId })).sessions : [];
  return { ...billing, sessions, clientId, after, act: asked.get("do"), done: said[asked.get("done") ?? ""] ?? null, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<FormAnswer & { lines?: number }> => {
    const clientId = args.params["clientId"] ?? "";
    const [intent, key, amount] = [form.text("intent"), form.key, form.text("amount")];
    if (intent === "more") return oneMoreLine(form);
    if (intent === "session") return addSession(form, (await api.billableSessions({ clientId })).sessions.find((one) => one.appointmentId === form.text("appointmentId")));
    if (intent === "record") {
      await api.recordPayment({ key, clientId, means: form.text("means") as "cash", amount, day: form.text("day"), note: form.text("note"), over: form.ticked("over"), payerId: form.text("payerId") || null, parts: recordedParts(form) });
    } else if (intent === "opening") await api.openingBalance({ key, clientId, side: form.text("side") as "owes", amount });
    else if (intent === "refund") {
      const asked = { paymentId: form.text("paymentId"), amount, reason: form.text("reason") };
      const { state } = await api.refund({ key, ...asked });
      // The next try is another refund; what was typed stays.
      if (state === "failed") return { problem: { errors: { form: "The refund did not work, and nothing was given back. Try again, or give it back another way." }, values: { key: [newUlid()], amount: [amount], reason: [asked.reason] } } };
      throw redirect(`/staff/clients/${clientId}/billing?done=refund-${state}`);
    }
    else await api.draftInvoice({ key, clientId, lines: typedLines(form), note: form.text("note"), send: intent === "send" });
    throw redirect(`/staff/clients/${clientId}/billing?done=${intent}`);
  });

/** The chart's tab: what the client owes and why, invoices and payments, and what billers do with them. */
export default function BillingPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as (FormAnswer & { lines?: number }) | undefined;
  const { clientId, act, mayBill, mayRefund } = data;
  const base = `/staff/clients/${clientId}/billing`;
  const form = formOf(data.formKey, answer);
  const shared = { form, back: base, today: data.today };
  const lines = linesShown(answer);
  const { refunding } = data;
  const isForm = (mayBill && ["invoice", "payment", "opening"].includes(act ?? "")) || (mayRefund && act === "refund" && refunding !== null);
  return (
    <ChartTab
      title="Billing"
      answer={answer?.lines ? undefined : answer}
      beside={mayBill && !isForm ? <div className={styles.buttons}><LinkButton variant="primary" href={`${base}?do=invoice`}>New invoice</LinkButton><LinkButton href={`${base}?do=payment`}>Record a payment</LinkButton><LinkButton href={`${base}?do=opening`}>Opening balance</LinkButton></div> : null}
    >
      {data.done && !answer ? <Notice tone="success">{data.done}</Notice> : null}
      {[data, ...data.others].map((one) => <p key={one.currency} className={styles.balance}><Money minor={Math.abs(one.balance)} currency={one.currency} /> {one.balance < 0 ? "in credit" : "owed"}</p>)}
      {mayBill && act === "invoice" ? <NewInvoiceForm {...shared} lines={lines} sessions={data.sessions} /> : null}
      {mayBill && act === "payment" ? <RecordForm {...shared} open={data.open.filter((one) => one.payable > 0)} payers={data.payers} /> : null}
      {mayBill && act === "opening" ? <OpeningForm form={form} back={base} /> : null}
      {mayRefund && act === "refund" && refunding ? <RefundForm form={form} back={base} payment={{ id: refunding.id, label: refunding.label, words: formatMoney(refunding.refundable, refunding.currency), amount: amountOf(refunding.refundable, refunding.currency) }} /> : null}
      <div className={styles.buttons}>
        <LinkButton variant="quiet" href={`${base}/papers`}>Superbills and statements</LinkButton>
        <LinkButton variant="quiet" href={`${base}/estimates`}>Good faith estimates</LinkButton>
        <LinkButton variant="quiet" href={`${base}/insurance`}>Insurance</LinkButton>
        {mayBill ? <LinkButton variant="quiet" href={`${base}/payers`}>Who pays</LinkButton> : null}
      </div>
      <section className={styles.section} aria-labelledby="invoices">
        <h2 id="invoices">Invoices</h2>
        {data.invoices.length === 0 ? <EmptyState>No invoices yet.</EmptyState> : <InvoiceRows rows={data.invoices} base={base} label="Invoices" />}
        <PageLinks here={base} next={data.next} after={data.after} />
      </section>
      {data.payments.length > 0 ? (
        <section className={styles.section} aria-labelledby="paid">
          <h2 id="paid">Latest payments</h2>
          <PaymentRows rows={data.payments} base={base} beside={(row) => (mayRefund && row.refundable > 0 ? <GiveBack base={base} payment={row} /> : null)} />
        </section>
      ) : null}
    </ChartTab>
  );
}

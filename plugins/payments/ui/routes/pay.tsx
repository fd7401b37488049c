import { Button, ClientPage, Facts, Field, FormKey, LinkButton, Notice, formOf, formatMoney, newUlid, pageTitle, useWaitingFor } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { amountOf } from "../parts/amount-of.ts";
import { PayWith, elsewhere } from "../parts/pay-with.tsx";
import { PaymentStatus } from "../parts/payment-status.tsx";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Pay an invoice");

interface Checked extends FormAnswer {
  check?: { key: string; amount: string; methodId: string; words: { amount: string; method: string | null; seen: number; lately: boolean } };
}

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const id = args.params["id"] ?? "";
  const begun = new URL(args.request.url).searchParams.get("payment");
  const payment = begun ? await api.payment({ id: begun }) : null;
  if (payment && payment.invoiceId !== id) throw notFoundPage("this payment");
  const invoice = await api.payPage({ id });
  // One that was left on the secure page is finished or stopped before another begins.
  if (!payment && invoice.begun) throw redirect(`/payments/invoices/${id}/pay?payment=${invoice.begun.paymentId}`);
  if (!payment && (!invoice.live || (invoice.payable ?? 0) <= 0)) throw redirect(`/payments/invoices/${id}`);
  return { payment, invoice, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<Checked> => {
    const invoiceId = args.params["id"] ?? "";
    const here = `/payments/invoices/${invoiceId}/pay`;
    const [intent, amount, methodId] = [form.text("intent"), form.text("amount"), form.text("methodId")];
    if (intent === "cancel") {
      await api.cancelPayment({ id: form.text("payment") });
      throw redirect(`${here}?payment=${form.text("payment")}`);
    }
    const asked = { invoiceId, amount, methodId: methodId === elsewhere ? null : methodId };
    if (intent === "check") return { check: { key: form.key, amount, methodId, words: await api.checkPay(asked) } };
    if (intent === "change") return { problem: { errors: {}, values: { key: [form.key], amount: [amount], methodId: [methodId] } } };
    const { paymentId, state } = await api.pay({ key: form.key, ...asked, seen: Number(form.text("seen")) || null });
    if (state !== "failed") throw redirect(`${here}?payment=${paymentId}`);
    // The next try is another payment; what was chosen stays.
    const why = (await api.payment({ id: paymentId })).problem ?? "The payment did not go through. You have not been charged.";
    return { problem: { errors: { form: why }, values: { key: [newUlid()], amount: [amount], methodId: [methodId] } } };
  });

/** Pays an invoice, whole or in part: choose, check, pay. */
export default function PayPage() {
  const { payment, invoice, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Checked | undefined;
  const isBusy = useNavigation().state !== "idle";
  const noAnswer = useWaitingFor() === "answer";
  const here = `/payments/invoices/${invoice.id}`;
  const title = `Pay invoice ${invoice.number ?? ""}`;
  const frame = { back: { href: here, label: `Invoice ${invoice.number ?? ""}` } };
  const check = answer?.check;
  if (payment && payment.state !== "failed" && !answer) return <ClientPage title={title} {...frame}><PaymentStatus payment={payment} here={`${here}/pay`} back={{ href: here, label: "Back to the invoice" }} /></ClientPage>;
  if (check) {
    return (
      <ClientPage title="Check your payment" {...frame}>
        {noAnswer ? <Notice tone="warning" title="We are checking. Do not pay again."><p>The connection is gone. As soon as it is back, this page says whether you have paid.</p></Notice> : null}
        {check.words.lately ? <Notice tone="warning" title={`You paid ${check.words.amount} just now`}><p>Go on only if you want to pay {check.words.amount} once more.</p></Notice> : null}
        <Facts ruled items={[{ label: "Amount", value: check.words.amount }, { label: "Paid with", value: check.words.method ?? "Another card or bank account, on a secure page" }, { label: "To", value: invoice.practice }, { label: "For", value: `Invoice ${invoice.number ?? ""}` }]} />
        <Form method="post" action={`${here}/pay`} className={styles.buttons}>
          <input type="hidden" name="key" value={check.key} />
          <input type="hidden" name="amount" value={check.amount} />
          <input type="hidden" name="methodId" value={check.methodId} />
          <input type="hidden" name="seen" value={check.words.seen} />
          <Button variant="primary" name="intent" value="pay" busy={isBusy} busyLabel="Paying…">{check.words.method ? `Pay ${check.words.amount}` : "Go to the secure page"}</Button>
          <Button name="intent" value="change">Change</Button>
        </Form>
      </ClientPage>
    );
  }
  const shown = answer?.problem && Object.keys(answer.problem.errors).length === 0 ? undefined : answer;
  const form = formOf(formKey, answer);
  const failed = payment?.state === "failed" ? payment : null;
  const payable = (invoice.payable ?? 0) > 0;
  return (
    <ClientPage title={title} below={invoice.what} {...frame} answer={shown}>
      {failed && !answer ? <Notice tone="warning" title="Not paid">{failed.problem ?? "You have not been charged."}</Notice> : null}
      {payable && invoice.live ? (
        <Form method="post" action={`${here}/pay`} noValidate className={styles.form} key={form.key}>
          <FormKey form={form} />
          <Field label={`Amount (${invoice.currency ?? ""})`} inputMode="decimal" width="short" autoComplete="off" id="amount" {...form.field("amount", failed ? amountOf(failed.amount, failed.currency) : invoice.amount)} hint={(invoice.least ?? 0) < (invoice.payable ?? 0) ? `You can pay a part: ${formatMoney(invoice.least, invoice.currency ?? "USD")} or more.` : undefined} />
          <PayWith methods={invoice.methods} field={form.field("methodId", (failed?.methodId ?? invoice.methods[0]?.id) || elsewhere)} />
          <div><Button variant="primary" name="intent" value="check">Continue</Button></div>
        </Form>
      ) : <p><LinkButton href={here}>Back to the invoice</LinkButton></p>}
    </ClientPage>
  );
}

import { Button, ClientPage, Field, FormKey, Link, formOf, formatCalendarDay, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Ask about an invoice");

export async function loader(args: LoaderFunctionArgs) {
  return { invoice: await pluginPageApi<PaymentsRouter>("payments", args).invoice({ id: args.params["id"] ?? "" }), isPlan: new URL(args.request.url).searchParams.has("plan"), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const invoiceId = args.params["id"] ?? "";
    const plan = form.text("plan") !== "";
    await api.question({ key: form.key, invoiceId, lineId: form.text("lineId") || null, plan, text: form.text("text") });
    throw redirect(`/payments/invoices/${invoiceId}?asked${plan ? "=plan" : ""}`);
  });

/** A question about an invoice or one of its charges, or the wish to pay it in parts. */
export default function QuestionPage() {
  const { invoice, isPlan, formKey } = useLoaderData<typeof loader>();
  const time = useViewerTime();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title={isPlan ? `Pay invoice ${invoice.number ?? ""} in parts` : `Ask about invoice ${invoice.number ?? ""}`} below={isPlan ? "The people who send your invoices are asked. They propose a plan in your messages, and you decide there." : "The people who send your invoices read it. They answer in your messages."} back={{ href: `/payments/invoices/${invoice.id}`, label: `Invoice ${invoice.number ?? ""}` }} answer={answer}>
      {invoice.mayAskPlan && !isPlan ? <p>Hard to pay at once? <Link href={`/payments/invoices/${invoice.id}/question?plan`}>Ask to pay in parts</Link></p> : null}
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={form} />
        {isPlan ? <input type="hidden" name="plan" value="yes" /> : invoice.lines.length > 1 ? (
          <Field as="select" label="What is it about?" id="lineId" {...form.field("lineId")}>
            <option value="">The whole invoice</option>
            {invoice.lines.map((line) => <option key={line.id} value={line.id}>{line.what}, {formatCalendarDay(line.day, time)}</option>)}
          </Field>
        ) : null}
        {isPlan ? <Field as="textarea" label="What would suit you" optional hint="Such as how much you can pay each month" rows={5} maxLength={2_000} id="text" {...form.field("text")} /> : <Field as="textarea" label="Your question" rows={5} maxLength={2_000} id="text" {...form.field("text")} />}
        <div><Button variant="primary">{isPlan ? "Ask for a plan" : "Send question"}</Button></div>
      </Form>
    </ClientPage>
  );
}

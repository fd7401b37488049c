import { Button, ClientPage, Field, FormKey, formOf, formatCalendarDay, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Ask about an invoice");

export async function loader(args: LoaderFunctionArgs) {
  return { invoice: await pluginPageApi<PaymentsRouter>("payments", args).invoice({ id: args.params["id"] ?? "" }), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const invoiceId = args.params["id"] ?? "";
    await api.question({ key: form.key, invoiceId, lineId: form.text("lineId") || null, text: form.text("text") });
    throw redirect(`/payments/invoices/${invoiceId}?asked`);
  });

/** A question about an invoice or one of its charges. */
export default function QuestionPage() {
  const { invoice, formKey } = useLoaderData<typeof loader>();
  const time = useViewerTime();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title={`Ask about invoice ${invoice.number ?? ""}`} below="The people who send your invoices read it. They answer in your messages." back={{ href: `/payments/invoices/${invoice.id}`, label: `Invoice ${invoice.number ?? ""}` }} answer={answer}>
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={form} />
        {invoice.lines.length > 1 ? (
          <Field as="select" label="What is it about?" id="lineId" {...form.field("lineId")}>
            <option value="">The whole invoice</option>
            {invoice.lines.map((line) => <option key={line.id} value={line.id}>{line.what}, {formatCalendarDay(line.day, time)}</option>)}
          </Field>
        ) : null}
        <Field as="textarea" label="Your question" rows={5} maxLength={2_000} id="text" {...form.field("text")} />
        <div><Button variant="primary">Send question</Button></div>
      </Form>
    </ClientPage>
  );
}

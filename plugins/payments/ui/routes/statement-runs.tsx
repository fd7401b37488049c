import { Button, EmptyState, Field, FormKey, Link, StaffPage, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";
import { monthsBefore, rangeOf } from "../parts/ranges.ts";

export const meta = pageTitle("Statements");

export const loader = async (args: LoaderFunctionArgs) => ({ ...(await pluginPageApi<PaymentsRouter>("payments", args).statementRuns()), months: monthsBefore(new Date(), 12), formKey: newUlid() });

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const { from, to } = rangeOf(form.text("month"), "", "");
    const { id } = await api.makeStatements({ key: form.key, from, to });
    throw redirect(`/staff/billing/runs/${id}`);
  });

/** Statements of a month for everybody who owes something, and when they were made before. */
export default function StatementRunsPage() {
  const { count, runs, months, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const said = (from: string): string => months.find((one) => one.value === from.slice(0, 7))?.label ?? from;
  return (
    <StaffPage title="Statements" below="What was charged and paid in a month, and what is owed now. Each is kept in the portal, and who pays is told." back={{ href: "/staff/billing", label: "Billing" }} answer={answer}>
      {count === 0 ? <EmptyState>Nobody owes anything now.</EmptyState> : (
        <Form method="post" noValidate className={styles.form} key={form.key}>
          <FormKey form={form} />
          <Field as="select" label="Month" width="medium" id="month" {...form.field("month", months[1]?.value ?? months[0]?.value ?? "")}>
            {months.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
          </Field>
          <div><Button variant="primary">Make {count} {count === 1 ? "statement" : "statements"}</Button></div>
        </Form>
      )}
      {runs.length > 0 ? (
        <section className={styles.section} aria-labelledby="before">
          <h2 id="before">Made before</h2>
          <ul role="list" className={styles.rows}>
            {runs.map((one) => (
              <li key={one.id}>
                <div><Link href={`/staff/billing/runs/${one.id}`}>{said(one.from)}</Link><p className={styles.detail}><When start={new Date(one.at).toISOString()} show="day" /></p></div>
                <p className={styles.amount}>{one.state === "running" ? "At work" : `${one.made} made`}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </StaffPage>
  );
}

import { Button, FormKey, LinkButton, Notice, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Billing, at work");

const everyMs = 1_000;
const many = (count: number, one: string, more: string): string => `${count.toLocaleString("en-US")} ${count === 1 ? one : more}`;

export const loader = async (args: LoaderFunctionArgs) => ({ run: await pluginPageApi<PaymentsRouter>("payments", args).run({ id: args.params["id"] ?? "" }), formKey: newUlid() });

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (_form, api) => {
    const { id } = await api.goOnWithRun({ id: args.params["id"] ?? "" });
    throw redirect(`/staff/billing/runs/${id}`);
  });

/** How far work on many invoices or clients is; it goes on when the page is closed. */
export default function RunPage() {
  const { run, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { revalidate, state } = useRevalidator();
  const isOver = run.state === "done";
  useEffect(() => {
    if (state !== "idle" || isOver || run.stopped) return;
    const timer = setTimeout(revalidate, everyMs);
    return () => clearTimeout(timer);
  }, [revalidate, state, isOver, run.stopped]);
  const isIssue = run.kind === "issue";
  const back = isIssue ? { href: "/staff/billing", label: "Billing" } : { href: "/staff/billing/statements", label: "Statements" };
  const left = run.total - run.made;
  return (
    <StaffPage title={isIssue ? "Send invoices" : "Make statements"} back={back} answer={answer}>
      {isOver ? (
        <>
          <Notice tone="success" title={isIssue ? `${many(run.made, "invoice", "invoices")} sent` : `${many(run.made, "statement", "statements")} made`}>
            <p>{left > 0 ? (isIssue ? `${many(left, "draft was", "drafts were")} left as they are: somebody had sent or thrown them away.` : `${many(left, "client", "clients")} had paid meanwhile.`) : isIssue ? "Each is in the conversation of who pays it." : "Each is in the portal of who pays, and they were told."}</p>
          </Notice>
          <div><LinkButton variant="primary" href={back.href}>{isIssue ? "To billing" : "To statements"}</LinkButton></div>
        </>
      ) : (
        <div className={styles.section}>
          <p id="progress" role="status">{isIssue ? "Invoices are being sent" : "Statements are being made"}: {run.done.toLocaleString("en-US")} of {run.total.toLocaleString("en-US")}</p>
          <progress className={styles.progress} aria-labelledby="progress" value={run.done} max={Math.max(1, run.total)} />
          {run.stopped ? (
            <Form method="post" className={styles.form}>
              <FormKey form={form} />
              <Notice tone="danger" title="The work stopped">What was made stays. Let it go on where it was.</Notice>
              <div><Button variant="primary">Go on</Button></div>
            </Form>
          ) : <p className={styles.detail}>You can close this page. The work goes on.</p>}
          {run.stopped ? null : <noscript><LinkButton href={`/staff/billing/runs/${run.id}`}>Look again</LinkButton></noscript>}
        </div>
      )}
    </StaffPage>
  );
}

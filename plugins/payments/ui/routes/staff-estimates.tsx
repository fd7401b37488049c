import { Button, ChartTab, EmptyState, Field, FormKey, LinkButton, Money, Notice, PageLinks, When, formOf, formatCalendarDay, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { EstimateForm } from "../parts/estimate-form.tsx";
import { EstimateState } from "../parts/estimate-state.tsx";
import styles from "../parts/payments.module.css";
import { linesShown, oneMoreLine, typedServices } from "../parts/typed-lines.ts";

export const meta = pageTitle("Good faith estimates, client chart");

const said: Record<string, string> = { send: "Sent. The client is told.", withdraw: "Withdrawn. The client reads why." };

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const [after, asked] = [cursorIn(args.request), new URL(args.request.url).searchParams];
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).estimates({ clientId, after })), clientId, after, act: asked.get("do") ?? "", done: said[asked.get("done") ?? ""] ?? null, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api): Promise<FormAnswer & { lines?: number }> => {
    const clientId = args.params["clientId"] ?? "";
    const intent = form.text("intent");
    if (intent === "more") return oneMoreLine(form);
    if (intent === "withdraw") await api.withdrawEstimate({ id: form.text("id"), reason: form.text("reason") });
    else await api.sendGoodFaithEstimate({ key: form.key, clientId, staffId: form.text("staffId"), fromDay: form.text("fromDay"), toDay: form.text("toDay"), validUntil: form.text("validUntil"), note: form.text("note"), lines: typedServices(form) });
    throw redirect(`/staff/clients/${clientId}/billing/estimates?done=${intent}`);
  });

/** What a client was told that their care will cost, and a new estimate. */
export default function StaffEstimatesPage() {
  const { estimates, next, after, professionals, services, missing, currency, today, mayBill, clientId, act, done, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as (FormAnswer & { lines?: number }) | undefined;
  const form = formOf(formKey, answer);
  const time = useViewerTime();
  const base = `/staff/clients/${clientId}/billing`;
  const here = `${base}/estimates`;
  const isNew = mayBill && act === "new";
  return (
    <ChartTab title="Good faith estimates" below="What care is expected to cost, for clients who pay themselves." back={{ href: base, label: "Billing" }} answer={answer?.lines ? undefined : answer} beside={mayBill && !isNew ? <LinkButton variant="primary" href={`${here}?do=new`}>New estimate</LinkButton> : null}>
      {done && !answer ? <Notice tone="success">{done}</Notice> : null}
      {isNew ? <EstimateForm form={form} back={here} professionals={professionals} services={services} missing={missing} currency={currency} today={today} lines={linesShown(answer, 2)} /> : null}
      {estimates.length === 0 ? (isNew ? null : <EmptyState>No estimate was made yet.</EmptyState>) : (
        <ul role="list" className={styles.rows} aria-label="Estimates">
          {estimates.map((one) => (
            <li key={one.id}>
              <div>
                <a href={`/files/${one.fileId}`}>Estimate of <When start={new Date(one.createdAt).toISOString()} show="day" /><span className="vh"> (PDF)</span></a> <EstimateState state={one.state} />
                <p className={styles.detail}>{formatCalendarDay(one.fromDay, time)} to {formatCalendarDay(one.toDay, time)}. Holds until {formatCalendarDay(one.validUntil, time)}.</p>
                {one.acknowledged ? <p className={styles.detail}>Read by {one.acknowledged.by}, <When start={new Date(one.acknowledged.at).toISOString()} show="day" />.</p> : null}
                {one.reason ? <p className={styles.detail}>{one.reason}</p> : null}
                {mayBill && act === one.id && (one.state === "sent" || one.state === "acknowledged") ? (
                  <Form method="post" action={`${here}?do=${one.id}`} noValidate className={styles.naming} key={form.key}>
                    <FormKey form={form} />
                    <input type="hidden" name="id" value={one.id} />
                    <Field as="textarea" rows={2} label="Why you take it back" hint="The client reads it." maxLength={500} {...form.field("reason")} />
                    <div className={styles.buttons}><Button variant="danger" name="intent" value="withdraw">Withdraw it</Button><LinkButton variant="quiet" href={here}>Cancel</LinkButton></div>
                  </Form>
                ) : mayBill && (one.state === "sent" || one.state === "acknowledged") ? <LinkButton variant="quiet" href={`${here}?do=${one.id}`}>Withdraw<span className="vh"> the estimate</span></LinkButton> : null}
              </div>
              <p className={styles.amount}><Money minor={one.total} currency={one.currency} /></p>
            </li>
          ))}
        </ul>
      )}
      <PageLinks here={here} next={next} after={after} />
    </ChartTab>
  );
}

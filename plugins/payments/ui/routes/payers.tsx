import { Button, ChartTab, Checkbox, Field, FormKey, LinkButton, Money, Notice, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Who pays, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).clientPayers({ clientId })), clientId, isDone: new URL(args.request.url).searchParams.has("done"), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const clientId = args.params["clientId"] ?? "";
    await api.splitPayers({ clientId, parts: form.texts("who").map((portalUserId) => ({ portalUserId, percent: form.text(`share-${portalUserId}`) })) });
    throw redirect(`/staff/clients/${clientId}/billing/payers?done`);
  });

/** Who pays a client's charges: one account, or parts between several people who each see only their own. */
export default function PayersPage() {
  const { payers, possible, mayBill, currency, clientId, isDone, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const base = `/staff/clients/${clientId}/billing`;
  const sharing = payers.filter((one) => !one.isOwn && one.share > 0);
  const chosen = form.choices("who", sharing.flatMap((one) => one.portalUserId ?? [])).defaultValue;
  return (
    <ChartTab title="Who pays" below="New charges are split as it says here. What was charged before stays where it is." back={{ href: base, label: "Billing" }} answer={answer}>
      {isDone && !answer ? <Notice tone="success">Saved.</Notice> : null}
      <ul role="list" className={styles.rows} aria-label="Who pays">
        {payers.map((one) => (
          <li key={one.id}>
            <div><strong>{one.isOwn ? `${one.name}’s own account` : one.name}</strong><p className={styles.detail}>{one.share > 0 ? `Pays ${one.share / 100}%` : "Pays nothing new"}</p></div>
            <p className={styles.amount}><Money minor={Math.abs(one.balance)} currency={currency} /> {one.balance < 0 ? "in credit" : "owed"}</p>
          </li>
        ))}
      </ul>
      {!mayBill ? null : possible.length === 0 ? <p className="measure">To split payments, add portal users with the box Billing, Invoicing & Insurance in the tab Client Portal.</p> : (
        <Form method="post" noValidate className={styles.section} aria-labelledby="parts" key={form.key}>
          <h2 id="parts" tabIndex={-1}>Split new charges</h2>
          <p className="measure">Tick who pays a part; the parts make 100%. Each sees only their own. With nobody ticked the client’s own account pays all.</p>
          <FormKey form={form} />
          {possible.map((one) => (
            <div key={one.portalUserId} className={styles.line}>
              <Checkbox name="who" value={one.portalUserId} id={`who-${one.portalUserId}`} label={one.name} defaultChecked={chosen.includes(one.portalUserId)} />
              <Field label={<>Part in percent<span className="vh"> of {one.name}</span></>} optional inputMode="decimal" width="short" id={`share-${one.portalUserId}`} {...form.field(`share-${one.portalUserId}`, partOf(sharing, one.portalUserId))} />
            </div>
          ))}
          <div className={styles.buttons}><Button variant="primary">Save who pays</Button><LinkButton variant="quiet" href={base}>Cancel</LinkButton></div>
        </Form>
      )}
    </ChartTab>
  );
}

function partOf(sharing: readonly { portalUserId: string | null; share: number }[], portalUserId: string): string {
  const share = sharing.find((one) => one.portalUserId === portalUserId)?.share;
  return share === undefined ? "" : String(share / 100);
}

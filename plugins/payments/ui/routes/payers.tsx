import { Button, ChartTab, Checkbox, Field, FormKey, LinkButton, Money, Notice, Radios, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { PaymentsRouter } from "../../server/router.ts";
import { amountOf } from "../parts/amount-of.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Who pays, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  return { ...(await pluginPageApi<PaymentsRouter>("payments", args).clientPayers({ clientId })), clientId, isDone: new URL(args.request.url).searchParams.has("done"), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const clientId = args.params["clientId"] ?? "";
    await api.splitPayers({ clientId, by: form.text("by") as "percent", parts: form.texts("who").map((portalUserId) => ({ portalUserId, part: form.text(`part-${portalUserId}`) })) });
    throw redirect(`/staff/clients/${clientId}/billing/payers?done`);
  });

/** Who pays a client's charges: one account, or parts between several people who each see only their own. */
export default function PayersPage() {
  const { payers, possible, mayBill, currency, clientId, isDone, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const base = `/staff/clients/${clientId}/billing`;
  const sharing = payers.filter((one) => !one.isOwn && (one.share > 0 || one.fixedMinor !== null));
  const by = form.field("by", payers.some((one) => one.fixedMinor !== null) ? "amount" : "percent");
  const chosen = form.choices("who", sharing.flatMap((one) => one.portalUserId ?? [])).defaultValue;
  return (
    <ChartTab title="Who pays" below="New charges are split as it says here. What was charged before stays where it is." back={{ href: base, label: "Billing" }} answer={answer}>
      {isDone && !answer ? <Notice tone="success">Saved.</Notice> : null}
      <ul role="list" className={styles.rows} aria-label="Who pays">
        {payers.map((one) => (
          <li key={one.id}>
            <div><strong>{one.isOwn ? `${one.name}’s own account` : one.name}</strong><p className={styles.detail}>{wordsOf(one, payers)}</p></div>
            <div className={styles.amount}>{one.balances.map((of) => <p key={of.currency}><Money minor={Math.abs(of.balance)} currency={of.currency} /> {of.balance < 0 ? "in credit" : "owed"}</p>)}</div>
          </li>
        ))}
      </ul>
      {!mayBill ? null : possible.length === 0 ? <p className="measure">To split payments, add portal users with the box Billing, Invoicing & Insurance in the tab Client Portal.</p> : (
        <Form method="post" noValidate className={styles.section} aria-labelledby="parts" key={form.key}>
          <h2 id="parts" tabIndex={-1}>Split new charges</h2>
          <p className="measure">Tick who pays a part. Each sees only their own. With nobody ticked the client’s own account pays all.</p>
          <FormKey form={form} />
          <Radios legend="Split" name={by.name} defaultValue={by.defaultValue ?? "percent"} {...(by.error ? { error: by.error } : {})} options={[{ value: "percent", label: "In percent", hint: "The parts make 100%." }, { value: "amount", label: `By amount of each charge (${currency})`, hint: "Leave one person’s part empty: they pay the rest. Otherwise the client’s own account does." }]} />
          {possible.map((one) => (
            <div key={one.portalUserId} className={styles.line}>
              <Checkbox name="who" value={one.portalUserId} id={`who-${one.portalUserId}`} label={one.name} defaultChecked={chosen.includes(one.portalUserId)} />
              <Field label={<>Part<span className="vh"> of {one.name}</span></>} optional inputMode="decimal" width="short" id={`part-${one.portalUserId}`} {...form.field(`part-${one.portalUserId}`, partOf(sharing, one.portalUserId))} />
            </div>
          ))}
          <div className={styles.buttons}><Button variant="primary">Save who pays</Button><LinkButton variant="quiet" href={base}>Cancel</LinkButton></div>
        </Form>
      )}
    </ChartTab>
  );
}

type Payer = Pick<ReturnType<typeof useLoaderData<typeof loader>>["payers"][number], "portalUserId" | "share" | "fixedMinor" | "fixedCurrency">;

/** What somebody typed for their part, as it stands now. */
function partOf(sharing: readonly Payer[], portalUserId: string): string {
  const one = sharing.find((payer) => payer.portalUserId === portalUserId);
  if (!one) return "";
  if (one.fixedMinor !== null) return amountOf(one.fixedMinor, one.fixedCurrency);
  return sharing.some(({ fixedMinor }) => fixedMinor !== null) ? "" : String(one.share / 100);
}

function wordsOf({ share, fixedMinor, fixedCurrency }: Payer, all: readonly Payer[]): ReactNode {
  if (fixedMinor !== null) return <>Pays <Money minor={fixedMinor} currency={fixedCurrency} /> of each charge</>;
  if (share === 0) return "Pays nothing new";
  return all.some((one) => one.fixedMinor !== null) ? "Pays the rest" : `Pays ${share / 100}%`;
}

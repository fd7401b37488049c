import { Button, Checkbox, Field, FormKey, LinkButton, Money, Radios } from "@anteroom/core/ui";
import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";
import { Form } from "@remix-run/react";
import type { InvoiceLine } from "../../server/index.ts";
import { radios } from "./billing-forms.tsx";
import type { Shared } from "./billing-forms.tsx";
import styles from "./payments.module.css";

interface Of extends Shared {
  /** That a payment can be for, the one that is due first at the top. */
  open: readonly InvoiceLine[];
  payers: readonly { id: string; name: string }[];
}

/** The invoices that were ticked, each with what was typed for it. */
export const recordedParts = (form: Pick<SentForm, "text" | "texts">): { invoiceId: string; amount: string }[] => form.texts("for").map((invoiceId) => ({ invoiceId, amount: form.text(`amount-${invoiceId}`) }));

/** Cash, a check or other money that came in outside the portal. */
export function RecordForm({ form, back, today, open, payers }: Of) {
  // Asked only of whoever typed more than is left: most who do have mistyped.
  const over = form.tick("over");
  const chosen = form.choices("for", open.slice(0, 1).map((one) => one.id)).defaultValue;
  const whose = (payerId: string): string => (payers.length > 1 ? `, ${payers.find((one) => one.id === payerId)?.name ?? ""}` : "");
  return (
    <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">Record a payment</h2>
      <FormKey form={form} />
      <Radios legend="How it was paid" id="means" {...radios(form.field("means", "cash"))} options={[{ value: "cash", label: "Cash" }, { value: "check", label: "Check" }, { value: "other", label: "Other" }]} />
      <Field label="Amount" inputMode="decimal" width="short" id="amount" {...form.field("amount")} />
      <Field label="Day" type="date" width="medium" id="day" {...form.field("day", today)} />
      {open.length > 0 ? (
        <fieldset className={styles.list}>
          <legend>For</legend>
          <p className={styles.detail}>Tick what it pays. Leave the amounts empty to fill the invoice that is due first, then the next. What is over is credit.</p>
          {open.map((one) => {
            const name = `Invoice ${one.number ?? ""}${whose(one.payerId)}`;
            return (
              <div key={one.id} className={styles.line}>
                <Checkbox name="for" value={one.id} id={`for-${one.id}`} label={name} hint={<>{one.what}. <Money minor={one.payable} currency={one.currency} /> left to pay.</>} defaultChecked={chosen.includes(one.id)} />
                <Field label={<>Of it<span className="vh"> for {name}</span></>} optional inputMode="decimal" width="short" id={`amount-${one.id}`} {...form.field(`amount-${one.id}`)} />
              </div>
            );
          })}
        </fieldset>
      ) : null}
      {payers.length > 1 ? (
        <Field as="select" label="Whose account" id="payerId" {...form.field("payerId", "")} hint="For credit. What pays an invoice goes to the account of the invoice.">
          <option value="">As on the invoice</option>
          {payers.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
      ) : null}
      {over.error || over.defaultChecked ? <Checkbox label="More was paid than is left" hint="What is over becomes credit." {...over} /> : null}
      <Field label="Note" optional maxLength={300} hint="Such as the number of the check. Only your team sees it." id="note" {...form.field("note")} />
      <div className={styles.buttons}><Button variant="primary" name="intent" value="record">Record payment</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

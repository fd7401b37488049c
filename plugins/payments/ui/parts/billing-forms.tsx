import { Button, Field, FormKey, LinkButton, Radios, formatCalendarDay, formatMoney, useViewerTime } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import type { BillableSession } from "../../server/index.ts";
import { LineFields } from "./line-fields.tsx";
import type { LineStart } from "./line-fields.tsx";
import styles from "./payments.module.css";

export interface Shared {
  form: DrawnForm;
  back: string;
  today: string;
}

export const radios = (field: { name: string; defaultValue: string | undefined; error: string | undefined }) => ({ name: field.name, ...(field.defaultValue ? { defaultValue: field.defaultValue } : {}), ...(field.error ? { error: field.error } : {}) });

/** Charges for a new invoice. */
export function NewInvoiceForm({ form, back, today, lines, sessions }: Shared & { lines: number; sessions: readonly BillableSession[] }) {
  const time = useViewerTime();
  return (
    <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">New invoice</h2>
      <FormKey form={form} />
      <LineFields form={form} count={lines} today={today} />
      <div><Button variant="quiet" name="intent" value="more">Add a charge</Button></div>
      {sessions.length > 0 ? (
        <div className={styles.line}>
          <Field as="select" label="Add a session" optional hint="Sessions that are on no invoice." id="appointmentId" {...form.field("appointmentId", "")}>
            <option value="">Choose a session</option>
            {sessions.map((one) => <option key={one.appointmentId} value={one.appointmentId}>{one.description}, {formatCalendarDay(one.day, time)}, {formatMoney(one.minor, one.currency)}</option>)}
          </Field>
          <div><Button variant="quiet" name="intent" value="session">Add this session</Button></div>
        </div>
      ) : null}
      <Field as="textarea" label="Note to the payer" optional rows={3} maxLength={1_000} id="note" {...form.field("note")} />
      <div className={styles.buttons}>
        <Button variant="primary" name="intent" value="send">Send invoice</Button>
        <Button name="intent" value="draft">Save as draft</Button>
        <LinkButton variant="quiet" href={back}>Cancel</LinkButton>
      </div>
    </Form>
  );
}

/** The charges of a draft, to change, take off or add to. */
export function ChangeDraftForm({ form, back, today, lines, start, seen }: Shared & { lines: number; start: readonly LineStart[]; seen: number }) {
  return (
    <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">Change the charges</h2>
      <p className="measure">A charge of a session that you change here stays as you save it, also when the session or its fee changes later.</p>
      <FormKey form={form} />
      <input type="hidden" name="seen" value={seen} />
      <LineFields form={form} count={lines} today={today} start={start} />
      <div><Button variant="quiet" name="intent" value="more">Add a charge</Button></div>
      <div className={styles.buttons}><Button variant="primary" name="intent" value="change">Save charges</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

/** What a client owed, or had in credit, before. */
export function OpeningForm({ form, back }: Omit<Shared, "today">) {
  return (
    <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">Opening balance</h2>
      <p className="measure">What was open in the system that you used before. It can be entered once.</p>
      <FormKey form={form} />
      <Radios legend="The client" id="side" {...radios(form.field("side"))} options={[{ value: "owes", label: "Owes this", hint: "An invoice is sent for it" }, { value: "credit", label: "Has this in credit" }]} />
      <Field label="Amount" inputMode="decimal" width="short" id="amount" {...form.field("amount")} />
      <div className={styles.buttons}><Button variant="primary" name="intent" value="opening">Save opening balance</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

/** Gives back a payment, whole or in part. */
export function RefundForm({ form, back, payment }: { form: DrawnForm; back: string; payment: { id: string; label: string; words: string; amount: string } }) {
  return (
    <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">Give back</h2>
      <p>{payment.label}: {payment.words} can be given back.</p>
      <FormKey form={form} />
      <input type="hidden" name="paymentId" value={payment.id} />
      <Field label="Amount" inputMode="decimal" width="short" id="amount" {...form.field("amount", payment.amount)} />
      <Field label="Why" maxLength={500} hint="Only your team sees it" id="reason" {...form.field("reason")} />
      <div className={styles.buttons}><Button variant="danger" name="intent" value="refund">Give back</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

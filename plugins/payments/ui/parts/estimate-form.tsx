import { Button, Field, FormKey, LinkButton } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./payments.module.css";

interface EstimateFormProps {
  form: DrawnForm;
  back: string;
  professionals: readonly { id: string; name: string }[];
  currency: string;
  /** The practice’s day, `2026-11-28`. */
  today: string;
  lines: number;
}

/** So many days on; what most practices estimate at once. */
const monthsOn = (day: string, months: number): string => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, Number(day.slice(8, 10)))).toISOString().slice(0, 10);

/** What a client’s care is expected to cost, to be sent. */
export function EstimateForm({ form, back, professionals, currency, today, lines }: EstimateFormProps) {
  return (
    <Form method="post" action={`${back}?do=new`} noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">New estimate</h2>
      <p className="measure">It is made as a PDF and comes into the client’s conversation to be read. An earlier one for the same days is replaced.</p>
      <FormKey form={form} />
      <Field as="select" label="Professional" width="medium" id="staffId" {...form.field("staffId", professionals[0]?.id)}>
        {professionals.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </Field>
      <div className={styles.line}>
        <Field label="First day" type="date" id="fromDay" {...form.field("fromDay", today)} />
        <Field label="Last day" type="date" hint="A year at most" id="toDay" {...form.field("toDay", monthsOn(today, 3))} />
        <Field label="Holds until" type="date" id="validUntil" {...form.field("validUntil", monthsOn(today, 3))} />
      </div>
      <input type="hidden" name="lines" value={lines} />
      {Array.from({ length: lines }, (_, at) => {
        const field = (name: string, begin = "") => ({ id: `lines.${at}.${name}`, ...form.field(`lines.${at}.${name}`, begin) });
        return (
          <fieldset key={at} className={styles.line}>
            <legend>Service {at + 1}{at > 0 ? " (optional)" : ""}</legend>
            <Field label="What it is" maxLength={200} {...field("description")} />
            <Field label="Procedure code" optional maxLength={10} {...field("code")} />
            <Field label="How many" inputMode="numeric" {...field("quantity", "1")} />
            <Field label={`Price of one (${currency})`} inputMode="decimal" {...field("amount")} />
          </fieldset>
        );
      })}
      <div><Button variant="quiet" name="intent" value="more">Add a service</Button></div>
      <Field as="textarea" label="Note to the client" optional rows={3} maxLength={1_000} id="note" {...form.field("note")} />
      <div className={styles.buttons}><Button variant="primary" name="intent" value="send">Send estimate</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

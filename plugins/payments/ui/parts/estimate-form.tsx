import { Button, Field, FormKey, Link, LinkButton, Notice } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./payments.module.css";

interface EstimateFormProps {
  form: DrawnForm;
  back: string;
  professionals: readonly { id: string; name: string }[];
  /** What can be booked; its price and code stand for what is left empty. */
  services: readonly { id: string; name: string }[];
  /** What the paper would not say of the practice. */
  missing: readonly { say: string; href: string | null; who: string | null }[];
  currency: string;
  /** The practice’s day, `2026-11-28`. */
  today: string;
  lines: number;
}

/** So many days on; what most practices estimate at once. */
const monthsOn = (day: string, months: number): string => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, Number(day.slice(8, 10)))).toISOString().slice(0, 10);

/** What a client’s care is expected to cost, to be sent. */
export function EstimateForm({ form, back, professionals, services, missing, currency, today, lines }: EstimateFormProps) {
  return (
    <Form method="post" action={`${back}?do=new`} noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">New estimate</h2>
      <p className="measure">It is made as a PDF and comes into the client’s conversation to be read. An earlier one for the same days is replaced.</p>
      {missing.length > 0 ? (
        <Notice title="The paper would not say">
          <ul className={styles.missing}>{missing.map(({ say, href, who }) => <li key={say}>{href ? <Link href={href}>{say}</Link> : `${say} ${who ?? ""}`}</li>)}</ul>
        </Notice>
      ) : null}
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
            {services.length > 0 ? (
              <Field as="select" label="Service" {...field("serviceId")}>
                <option value="">Another one</option>
                {services.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </Field>
            ) : null}
            <Field label="What it is" optional={services.length > 0} maxLength={200} {...field("description")} />
            <Field label="Procedure code" optional maxLength={10} {...field("code")} />
            <Field label="How many" inputMode="numeric" {...field("quantity", "1")} />
            <Field label={`Price of one (${currency})`} optional={services.length > 0} inputMode="decimal" {...field("amount")} />
          </fieldset>
        );
      })}
      {services.length > 0 ? <p className={styles.detail}>Of a service that you choose, its name, code and price stand for what you leave empty.</p> : null}
      <div><Button variant="quiet" name="intent" value="more">Add a service</Button></div>
      <Field as="textarea" label="Note to the client" optional rows={3} maxLength={1_000} id="note" {...form.field("note")} />
      <div className={styles.buttons}><Button variant="primary" name="intent" value="send">Send estimate</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

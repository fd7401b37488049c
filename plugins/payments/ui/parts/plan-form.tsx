import { Button, Field, FormKey, LinkButton, Radios } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./payments.module.css";

/** Proposes to pay what is left of an invoice in parts; the client answers on a card. */
export function PlanForm({ form, back }: { form: DrawnForm; back: string }) {
  const every = form.field("every", "month");
  return (
    <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">Propose a plan</h2>
      <p className="measure">What is left is paid in equal parts. The client reads the plan in the conversation and agrees or does not.</p>
      <FormKey form={form} />
      <Field label="Parts" inputMode="numeric" width="short" hint="From 2 to 24" id="parts" {...form.field("parts", "3")} />
      <Field label="First part on" type="date" width="medium" id="first" {...form.field("first")} />
      <Radios legend="Then every" id="every" options={[{ value: "week", label: "Week" }, { value: "two weeks", label: "Two weeks" }, { value: "month", label: "Month" }]} name={every.name} {...(every.defaultValue ? { defaultValue: every.defaultValue } : {})} {...(every.error ? { error: every.error } : {})} />
      <div className={styles.buttons}><Button variant="primary" name="intent" value="plan">Propose the plan</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

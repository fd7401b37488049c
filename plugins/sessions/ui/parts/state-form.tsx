import { Button, Field, FormKey } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui/form-of.tsx";
import { Form } from "@remix-run/react";
import styles from "./sessions.module.css";

const states: [string, string][] = [["booked", "Booked"], ["completed", "Took place"], ["no-show", "Missed"], ["cancelled", "Cancelled by the client"], ["practice-cancelled", "Cancelled by the practice"]];

/** How a session that was written down by hand stands. */
export function StateForm({ state, version, form }: { state: string; version: number; form: DrawnForm }) {
  return (
    <Form method="post" noValidate className={styles.buttons} key={`state ${form.key}`}>
      <FormKey form={form} version={version} />
      <Field as="select" label="How it stands" width="medium" {...form.field("state", state)}>
        {states.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </Field>
      <Button name="intent" value="state">Save</Button>
    </Form>
  );
}

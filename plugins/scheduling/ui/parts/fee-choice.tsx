import { Button, FormKey, Notice } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./scheduling.module.css";

/** A fee that waits: staff confirm it or let it go. */
export function FeeChoice({ money, missed, form }: { money: string; missed: boolean; form: DrawnForm }) {
  return (
    <Notice tone="warning" title={`Does the fee of ${money} apply?`}>
      <p>{missed ? "The client did not come." : "This was changed or cancelled late."} The client agreed to the fee when it was booked.</p>
      <Form method="post" className={styles.nearest} key={`fee ${form.key}`}>
        <FormKey form={form} />
        <Button name="intent" value="charge">Confirm the fee</Button>
        <Button name="intent" value="waive">Waive the fee</Button>
      </Form>
    </Notice>
  );
}

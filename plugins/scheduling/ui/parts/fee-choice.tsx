import { Button, FormKey, Notice } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./scheduling.module.css";

const reasons = { missed: "The client did not come.", cancelled: "This was changed or cancelled late.", moved: "The client moved this late." };

/** A fee that waits: staff confirm it or let it go. */
export function FeeChoice({ money, why, form }: { money: string; why: keyof typeof reasons; form: DrawnForm }) {
  return (
    <Notice tone="warning" title={`Does the fee of ${money} apply?`}>
      <p>{reasons[why]} The client agreed to the fee when it was booked.</p>
      <Form method="post" className={styles.nearest} key={`fee ${why} ${form.key}`}>
        <FormKey form={form} />
        <input type="hidden" name="of" value={why === "moved" ? "moved" : "ended"} />
        <Button name="intent" value="charge">Confirm the fee</Button>
        <Button name="intent" value="waive">Waive the fee</Button>
      </Form>
    </Notice>
  );
}

import { Button, Field, FormKey } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./scheduling.module.css";

/** Says about how late one will be; both sides have it from two hours before the start. */
export function LateChoice({ form, children }: { form: DrawnForm; children?: string }) {
  return (
    <Form method="post" className={styles.late} key={`late ${form.key}`}>
      <FormKey form={form} />
      <Field as="select" label="Running late?" width="medium" {...form.field("minutes", "10")}>
        {[5, 10, 15, 20, 30].map((minutes) => <option key={minutes} value={minutes}>About {minutes} minutes late</option>)}
      </Field>
      <Button name="intent" value="late">{children ?? "Tell them"}</Button>
    </Form>
  );
}

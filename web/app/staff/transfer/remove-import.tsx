import { Button } from "@anteroom/core/ui";
import { Form } from "../../remix.ts";
import styles from "./transfer.module.css";

/** Forgets the uploaded file; nothing of it was imported. */
export function RemoveImport() {
  return (
    <Form method="post" className={styles.more}>
      <Button variant="quiet" name="intent" value="remove">Remove this file</Button>
    </Form>
  );
}

import { Button, FormKey, LinkButton, formatCalendarDay, useViewerTime } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import { CodeFields } from "./line-fields.tsx";
import type { LineStart } from "./line-fields.tsx";
import styles from "./payments.module.css";

/** The codes of charges that were sent, to correct for an insurer. */
export function CodesForm({ form, back, start }: { form: DrawnForm; back: string; start: readonly LineStart[] }) {
  const time = useViewerTime();
  return (
    <Form method="post" noValidate className={styles.section} aria-labelledby="act" key={form.key}>
      <h2 id="act">Correct the codes</h2>
      <p className="measure">What was charged stays as it is. Superbills that are made from now on carry these codes.</p>
      <FormKey form={form} />
      <input type="hidden" name="lines" value={start.length} />
      {start.map((line, at) => (
        <fieldset key={line.id} className={styles.line}>
          <legend>{line.description}, {formatCalendarDay(line.day, time)}</legend>
          <input type="hidden" name={`lines.${at}.id`} value={line.id} />
          <CodeFields field={(of) => ({ id: `lines.${at}.${of}`, ...form.field(`lines.${at}.${of}`, line[of]) })} />
        </fieldset>
      ))}
      <div className={styles.buttons}><Button variant="primary" name="intent" value="codes">Save codes</Button><LinkButton variant="quiet" href={back}>Cancel</LinkButton></div>
    </Form>
  );
}

import { Button, Disclosure, Field, FormKey, Link } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui/form-of.tsx";
import { Form } from "@remix-run/react";
import type { JoinFacts } from "./join-now.tsx";
import styles from "./sessions.module.css";

/** Who will be late, or cannot come, has a way to say so: a word to the care team, a message, a call, another time. */
export function LatePath({ page, form }: { page: JoinFacts; form: DrawnForm }) {
  const { practice, lateBy, mayRunLate, mayMessage, appointmentId } = page;
  return (
    <Disclosure summary="Running late or can’t come?" defaultOpen={form.field("minutes").error !== undefined}>
      <div className={styles.section}>
        {lateBy ? <p>You said that you will be about {lateBy} minutes late.</p> : null}
        {mayRunLate ? (
          <Form method="post" className={styles.form} noValidate>
            <FormKey form={form} />
            <Field as="select" label="How late will you be?" width="medium" {...form.field("minutes", "10")}>
              {[5, 10, 15, 20, 30].map((minutes) => <option key={minutes} value={minutes}>{minutes} minutes</option>)}
            </Field>
            <p><Button name="intent" value="late">Tell your care team</Button></p>
          </Form>
        ) : <p>From two hours before the start you can say here that you will be late.</p>}
        <p className={styles.buttons}>
          {practice.phone ? <a href={`tel:${practice.phone.replace(/[^+\d]/g, "")}`}>Call {practice.name}, {practice.phone}</a> : null}
          {mayMessage ? <Link href="/">Write a message</Link> : null}
          {appointmentId ? <Link href={`/scheduling/${appointmentId}`}>Find another time</Link> : null}
        </p>
      </div>
    </Disclosure>
  );
}

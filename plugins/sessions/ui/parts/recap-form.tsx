import { Button, Checkbox, Field, FormKey, Tag } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui/form-of.tsx";
import { Form } from "@remix-run/react";
import type { Clinical } from "./video-part.tsx";
import styles from "./sessions.module.css";

/** What staff write about a session for the client, who reads it once it is shared and not before. */
export function RecapForm({ recap, form }: { recap: Clinical["recap"]; form: DrawnForm }) {
  const shared = recap?.state === "shared";
  return (
    <section aria-labelledby="recap" className={styles.section}>
      <h2 id="recap">Recap for the client</h2>
      <p>{recap ? <Tag tone={shared ? "success" : "neutral"}>{shared ? "Shared" : recap.state === "withdrawn" ? "Taken back" : "Draft"}</Tag> : null} {shared ? "The client reads every change that you save." : "The client reads nothing until you press Share."}</p>
      <Form method="post" noValidate className={styles.form} key={`recap ${form.key}`}>
        <FormKey form={form} version={recap?.version ?? 0} />
        <Field as="textarea" label="What you talked about" rows={5} maxLength={6000} {...form.field("summary", recap?.summary)} />
        <Field as="textarea" label="What you agreed" hint="One thing on each line" optional rows={3} maxLength={2000} {...form.field("agreed", recap?.agreed.join("\n"))} />
        <Checkbox label="Put each of these on the client’s To Do list" hint="When you share. What is on it already is not put there twice." {...form.tick("toDos")} />
        <Field label="When you meet next" optional maxLength={200} {...form.field("next", recap?.next)} />
        <p className={styles.buttons}>
          {shared ? <Button name="intent" value="share">Save changes</Button> : <><Button variant="primary" name="intent" value="share">Share with the client</Button><Button name="intent" value="save">Save draft</Button></>}
          {shared ? <Button variant="quiet" name="intent" value="take-back">Take it back</Button> : null}
        </p>
      </Form>
    </section>
  );
}

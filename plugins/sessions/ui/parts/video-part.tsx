import { Button, Disclosure, Field, FormKey, Notice, When } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui/form-of.tsx";
import { Form } from "@remix-run/react";
import type { inferRouterOutputs } from "@trpc/server";
import type { SessionsRouter } from "../../server/router.ts";
import styles from "./sessions.module.css";

type Whole = inferRouterOutputs<SessionsRouter>["chartSession"];
export type Clinical = NonNullable<Whole["clinical"]>;

/** Who waits, letting them in, the way in for the professional, and a link of this session's own. */
export function VideoPart({ line, clinical, form }: { line: Whole["line"]; clinical: Clinical; form: DrawnForm }) {
  const { arrivedAt, lateBy, professionalLateBy, openedAt, seenAt, href, missing, ownLink } = clinical;
  if (line.join === null) return null;
  return (
    <section aria-labelledby="video" className={styles.section}>
      <h2 id="video">Video</h2>
      {missing ? <Notice tone="warning">{missing}</Notice> : null}
      {arrivedAt !== null && openedAt === null ? <Notice tone="warning" title="The client is in the waiting room"><p>Since <When start={new Date(arrivedAt).toISOString()} show="time" />.</p></Notice> : null}
      {lateBy ? <p>The client will be about {lateBy} minutes late.</p> : null}
      {professionalLateBy ? <p>The client knows that {line.professional} will be about {professionalLateBy} minutes late.</p> : null}
      {line.join === "open" ? (
        <div className={styles.buttons}>
          {href ? <a href={href} rel="noreferrer noopener" target="_blank" className={styles.go}>Open video<span className="vh"> (opens in a new tab)</span></a> : null}
          <Form method="post" className={styles.buttons}>
            <FormKey form={form} />
            {openedAt === null ? <Button name="intent" value="let-in">Let the client in</Button> : <span className="muted">The client can go in.</span>}
            {arrivedAt !== null && seenAt === null ? <Button variant="quiet" name="intent" value="seen">Tell them that you know</Button> : null}
          </Form>
        </div>
      ) : <p className="muted">{line.join === "early" ? "It opens 15 minutes before the start." : "It is over."}</p>}
      {line.join !== "over" ? (
        <Disclosure summary={ownLink ? "Link of this session" : "Give this session a link of its own"} defaultOpen={form.field("link").error !== undefined}>
          <Form method="post" noValidate className={styles.form}>
            <FormKey form={form} />
            <Field label="Video link" hint="Only for this session. Leave it empty to use the usual one." type="url" inputMode="url" {...form.field("link", ownLink)} />
            <p><Button name="intent" value="link">Save link</Button></p>
          </Form>
        </Disclosure>
      ) : null}
    </section>
  );
}

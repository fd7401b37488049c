import { Button, FormKey, Notice, When } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui/form-of.tsx";
import { Form, useNavigation } from "@remix-run/react";
import type { inferRouterOutputs } from "@trpc/server";
import type { SessionsRouter } from "../../server/router.ts";
import styles from "./sessions.module.css";

/** What the join page knows. */
export type JoinFacts = inferRouterOutputs<SessionsRouter>["join"];

/** While a session can be joined: say that one is there, wait, and go in. */
export function JoinNow({ page, form }: { page: JoinFacts; form: DrawnForm }) {
  const { line, href, arrived, seen, noLink, practice } = page;
  const busy = useNavigation().state !== "idle";
  if (noLink) {
    return <Notice tone="warning" title="The way in is not there yet">{`Your care team has not set up the video for this session. ${practice.phone ? `Call ${practice.name} on ${practice.phone}.` : "Write them a message."}`}</Notice>;
  }
  if (href) {
    return (
      <section aria-labelledby="ready" className={styles.section}>
        <h2 id="ready">{line.professional} is ready</h2>
        <p className={styles.buttons}><JoinLink href={href} /></p>
        <p className="muted">The video opens outside of this portal. Come back here when you are done.</p>
      </section>
    );
  }
  if (arrived) {
    return (
      <section aria-labelledby="waiting" className={styles.section}>
        <h2 id="waiting">You are in the waiting room</h2>
        <p>{seen ? `${line.professional} knows you are here.` : `We have told ${line.professional} that you are here.`} A button to go in appears on this page. The session begins at <When start={line.startsAt} show="time" />.</p>
      </section>
    );
  }
  return (
    <Form method="post" className={styles.section}>
      <FormKey form={form} />
      <p>{line.professional} will let you in. Nobody else sees or hears you while you wait.</p>
      <p><Button variant="primary" name="intent" value="arrive" busy={busy} busyLabel="Joining…">Join</Button></p>
    </Form>
  );
}

/** Leads to another site, which is told nothing of this one. */
function JoinLink({ href }: { href: string }) {
  return <a href={href} rel="noreferrer noopener" className={styles.go}>Join now</a>;
}

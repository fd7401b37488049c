import { Button, Link, LinkButton, When } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ConflictTag } from "./conflict-tag.tsx";
import { placeWords } from "./place-words.ts";
import { repeatWords } from "./repeat-words.ts";
import styles from "./scheduling.module.css";
import { TwoClocks } from "./two-clocks.tsx";

export type Asked = Awaited<ReturnType<ReturnType<SchedulingRouter["createCaller"]>["requests"]>>["requests"][number];

/** What clients ask for, each with Accept; the page of one has the other answers. */
export function RequestRows({ requests, formKey }: { requests: readonly Asked[]; formKey: string }) {
  return (
    <ul role="list" className={styles.rows} aria-label="Requests">
      {requests.map((one) => (
        <li key={one.id}>
          <div className={styles.words}>
            <Link href={`/staff/calendar/${one.id}`}>{one.client.name}{one.replacesId ? " asks to move an appointment" : ""}</Link>
            <TwoClocks start={one.startsAt} end={one.endsAt} zone={one.zone} place={one.place} there="There" />
            <span className={styles.tagline}><span>{one.service} with {one.professional.name} · {placeWords(one.place)} · held until <When start={one.expiresAt} /></span><ConflictTag conflict={one.conflict} /></span>
            {one.repeat ? <span>Asks for it to repeat: {repeatWords(one.repeat)}</span> : null}
            {one.note ? <span className={styles.typed}>“{one.note}”</span> : null}
          </div>
          <div className={styles.verbs}>
            {one.repeat ? <LinkButton variant="primary" href={`/staff/calendar/${one.id}/series`}>Look at all {one.repeat.times} times<span className="vh"> of {one.client.name}, {one.service}</span></LinkButton> : <Form method="post">
              <input type="hidden" name="key" value={`${formKey.slice(0, 20)}${one.id.slice(-6)}`} />
              <input type="hidden" name="id" value={one.id} />
              <Button name="intent" value="accept" variant="primary"><span>Accept<span className="vh"> {one.client.name}, {one.service}</span></span></Button>
            </Form>}
            <Link href={`/staff/calendar/${one.id}#decline`}>Other answers<span className="vh"> {one.client.name}</span></Link>
          </div>
        </li>
      ))}
    </ul>
  );
}

import { Button, FormKey, Tag } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./scheduling.module.css";

export interface InvitedPerson {
  id: string;
  name: string;
  relation: string;
  answer: "none" | "coming" | "not-coming";
}

const answers = { none: ["Not answered", "neutral"], coming: ["Comes", "success"], "not-coming": ["Cannot come", "warning"] } as const;

/** Who else is invited to an appointment, with a way to take it back for whoever may. */
export function InvitedPeople({ people, form, mayEnd, about }: { people: readonly InvitedPerson[]; form: DrawnForm; mayEnd: boolean; about: string }) {
  if (people.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="invited">
      <h2 id="invited">Also invited</h2>
      <p className="muted">{about}</p>
      <ul role="list" className={styles.invited}>
        {people.map(({ id, name, relation, answer }) => (
          <li key={id}>
            <span><strong>{name}</strong>, {relation} <Tag tone={answers[answer][1]}>{answers[answer][0]}</Tag></span>
            {mayEnd ? (
              <Form method="post" key={`${id} ${form.key}`}>
                <FormKey form={form} />
                <input type="hidden" name="person" value={id} />
                <Button variant="quiet" name="intent" value="uninvite">Take the invitation back<span className="vh"> of {name}</span></Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

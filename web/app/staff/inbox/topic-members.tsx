import { Button, Checkbox, Disclosure, Field, Tag } from "@anteroom/core/ui";
import { peopleWords } from "../../inbox/people-words.ts";
import type { Members } from "../../inbox/topics.ts";
import { Form } from "../../remix.ts";
import styles from "./topic-members.module.css";

interface Props {
  topic: string;
  client: string;
  members: Members;
  staffId: string;
}

/** What a conversation with a part of the team is about, who is in it, and the forms to add a colleague and to leave. */
export function TopicMembers({ topic, client, members: { members, others }, staffId }: Props) {
  const named = members.map((one) => (one.id === staffId ? "you" : one.name));
  return (
    <div className={styles.members}>
      <p><Tag>{topic}</Tag> <span>Only {peopleWords([client, ...named])} see this conversation.</span></p>
      <Disclosure summary="Who is in it">
        <ul role="list" className={styles.list}>
          {members.map((one) => (
            <li key={one.id}><bdi>{one.name}</bdi>{one.id === staffId ? " (you)" : ""}{one.title ? `, ${one.title}` : ""}{one.readsAll ? "" : ". Came later and reads from then on."}</li>
          ))}
        </ul>
        {others.length > 0 ? (
          <Form method="post" className={styles.form}>
            <input type="hidden" name="intent" value="add-member" />
            <Field as="select" label="Add a colleague" hint={`${client} is told who was added.`} name="staffId" id="add-member" required defaultValue="">
              <option value="">Choose</option>
              {others.map((one) => <option key={one.id} value={one.id}>{one.title ? `${one.name}, ${one.title}` : one.name}</option>)}
            </Field>
            <Checkbox label="May read what was written before" name="history" />
            <Button>Add</Button>
          </Form>
        ) : null}
        {members.length > 1 ? (
          <Form method="post">
            <Button name="intent" value="leave" variant="quiet">Leave this conversation</Button>
          </Form>
        ) : null}
      </Disclosure>
    </div>
  );
}

import { Button, Disclosure, Field } from "@anteroom/core/ui";
import { peopleWords } from "../../inbox/people-words.ts";
import type { TopicChoices } from "../../inbox/topics.ts";
import { Form } from "../../remix.ts";
import styles from "./start-conversation.module.css";

/** Somebody to start a conversation with, and what it may be about. */
export interface Startable {
  portalUserId: string;
  name: string;
  choices: TopicChoices["choices"];
}

const hint = "Only they and the people named here see it. If there is one already, you join it and read from then on; they are told.";

/** Starts a conversation with a portal user that only a part of the team sees. */
export function StartConversation({ people, error }: { people: readonly Startable[]; error?: string }) {
  if (people.length === 0) return null;
  return (
    <Disclosure summary="Start a conversation" defaultOpen={error !== undefined} className={styles.start}>
      {people.map((one) => (
        <Form key={one.portalUserId} method="post" className={styles.form}>
          <input type="hidden" name="portalUserId" value={one.portalUserId} />
          <Field as="select" label={`With ${one.name}`} hint={hint} name="key" id={`key-${one.portalUserId}`} error={error} required defaultValue="">
            <option value="">Choose</option>
            {one.choices.map((choice) => <option key={choice.key} value={choice.key}>{optionWords(choice)}</option>)}
          </Field>
          <Button>Start<span className="vh"> with {one.name}</span></Button>
        </Form>
      ))}
    </Disclosure>
  );
}

const optionWords = ({ label, people }: { label: string; people: string[] }): string => (people.length === 1 && people[0] === label ? label : `${label}: ${peopleWords(people)}`);

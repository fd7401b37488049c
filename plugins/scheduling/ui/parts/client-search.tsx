import { Button, EmptyState, Field } from "@anteroom/core/ui";
import { Search } from "@anteroom/core/ui/icons.ts";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "./scheduling.module.css";

export interface FoundClients {
  search: string;
  found: { id: string; name: string }[];
}

/** Looks for clients by a name that is posted, never in the address, and draws a line for each that is found. */
export function ClientSearch({ answer, line }: { answer: FoundClients | undefined; line: (client: { id: string; name: string }) => ReactNode }) {
  return (
    <>
      <Form method="post" role="search" noValidate className="stack">
        <Field label="Search by name or e-mail" name="search" type="search" defaultValue={answer?.search} autoComplete="off" maxLength={100} />
        <div><Button name="intent" value="find" variant={answer && answer.found.length > 0 ? "secondary" : "primary"} icon={<Search aria-hidden="true" size={20} />}>Search</Button></div>
      </Form>
      {answer && answer.found.length === 0 ? <EmptyState>{answer.search ? `No results for ‘${answer.search}’. Try another word.` : "Enter a name to search for."}</EmptyState> : null}
      {answer && answer.found.length > 0 ? (
        <ul role="list" className={styles.rows} aria-label="Clients">
          {answer.found.map((client) => <li key={client.id}>{line(client)}</li>)}
        </ul>
      ) : null}
    </>
  );
}

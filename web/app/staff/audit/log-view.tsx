import { Button, EmptyState, Field, LinkButton, Notice } from "@anteroom/core/ui";
import { Search } from "@anteroom/core/ui/icons.ts";
import { Form, useNavigation } from "../../remix.ts";
import type { LogPage } from "./load-log.ts";
import { LogLines } from "./log-lines.tsx";
import type { LogFilter } from "./log-query.ts";
import styles from "./log.module.css";

/** Filter, lines, paging and export of the log; of one client when `here` is a chart. */
export function LogView({ log, here, ofClient }: { log: LogPage; here: string; ofClient?: boolean }) {
  const { lines, next, verbs, filter, further } = log;
  const busy = useNavigation().formAction === here;
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <>
      <Form method="post" action={here} role="search" className={styles.filter}>
        <Field label="Person" name="person" defaultValue={filter.person} maxLength={100} autoComplete="off" />
        {ofClient ? null : <Field label="Client" name="client" defaultValue={filter.client} maxLength={100} autoComplete="off" />}
        <Field as="select" label="What" name="verb" defaultValue={filter.verb}>
          <option value="">Everything</option>
          {verbs.map((verb) => <option key={verb.id} value={verb.id}>{capital(verb.sentence)}</option>)}
        </Field>
        <Field label="From" name="from" type="date" defaultValue={filter.from} />
        <Field label="Until" name="until" type="date" defaultValue={filter.until} />
        <Button icon={<Search aria-hidden="true" size={20} />} busy={busy} busyLabel="Looking…">Show</Button>
      </Form>
      {lines.length > 0 ? <LogLines lines={lines} ofClient={ofClient} /> : <EmptyState>{narrowed ? "No line fits. Take something out of the filter." : "Nothing has been written yet."}</EmptyState>}
      <div className={styles.below}>
        {further ? <LinkButton href={here}>Newest</LinkButton> : null}
        {next ? (
          <Form method="post" action={here}>
            <Applied filter={filter} />
            <input type="hidden" name="before" value={next} />
            <Button busy={busy} busyLabel="Loading…">Older</Button>
          </Form>
        ) : null}
        {lines.length > 0 ? (
          <form method="post" action={here}>
            <Applied filter={filter} />
            <Button name="intent" value="export">Export as CSV</Button>
          </form>
        ) : null}
      </div>
    </>
  );
}

/** The answer of "Check that the log is whole". */
export function VerifiedNotice({ verified }: { verified: LogPage["verified"] }) {
  if (!verified) return null;
  return <div role="status"><Notice tone={verified.ok ? "success" : "danger"}>{verified.sentence}</Notice></div>;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The filter whose lines are on screen, for the buttons below them. */
function Applied({ filter }: { filter: LogFilter }) {
  return Object.entries(filter).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

import { Button, Field, Link, LinkButton, Tabs } from "@anteroom/core/ui";
import { Form } from "../../remix.ts";
import page from "../staff-page.module.css";
import type { ImportFacts } from "./import-page.tsx";
import styles from "./transfer.module.css";

const words: Record<string, string> = { error: "Errors", duplicate: "There already", new: "To add", created: "Added", updated: "Updated", skipped: "Skipped", noted: "With something to see to" };

/** The rows of an import by what was found or done. */
export function ImportRows({ facts: { batch, rows, showing } }: { facts: ImportFacts }) {
  if (!rows || !showing) return null;
  const here = `/staff/settings/import/${batch.id}`;
  const tabs = Object.entries(words).flatMap(([state, label]) => {
    const many = batch.counts[state as keyof typeof batch.counts] ?? 0;
    return many > 0 ? [{ href: `${here}?rows=${state}`, label: `${label} (${many.toLocaleString("en-US")})`, current: state === showing }] : [];
  });
  const chooses = batch.state === "ready" && showing === "duplicate";
  const list = (
    <ul role="list" className={styles.list}>
      {rows.rows.map((row) => <Row key={row.n} row={row} chooses={chooses} />)}
    </ul>
  );
  return (
    <section aria-label="Rows">
      <Tabs label="Rows by result" tabs={tabs} />
      <div className={styles.more}>
        {chooses ? (
          <Form method="post" className={styles.stack}>
            {list}
            <div className={page.buttons}><Button name="intent" value="choose">Save these choices</Button></div>
          </Form>
        ) : list}
      </div>
      {rows.next ? <p className={styles.more}><LinkButton href={`${here}?rows=${showing}&after=${rows.next}`}>Next rows</LinkButton></p> : null}
    </section>
  );
}

function Row({ row, chooses }: { row: NonNullable<ImportFacts["rows"]>["rows"][number]; chooses: boolean }) {
  const name = `${row.cells.firstName} ${row.cells.lastName}`.trim() || "No name";
  return (
    <li className={styles.row}>
      <div>
        <p>{row.clientId ? <Link href={`/staff/clients/${row.clientId}`}>{name}</Link> : <strong>{name}</strong>}</p>
        <p className={styles.detail}>{[`Row ${row.n}`, row.cells.birthDate, row.cells.email].filter(Boolean).join(" · ")}</p>
        {row.match ? <p className={styles.detail}>{"row" in row.match ? `Same as row ${row.match.row} of this file` : <>Same as <Link href={`/staff/clients/${row.match.clientId}`}>{row.match.name}</Link></>}</p> : null}
        {row.problems.length > 0 ? (
          <ul role="list" className={styles.problems}>
            {row.problems.map((one) => <li key={one.field}>{one.label}{one.cell ? ` “${one.cell}”` : ""}: {one.message}</li>)}
          </ul>
        ) : null}
      </div>
      {chooses ? (
        <Field as="select" id={`row-${row.n}`} name={`row-${row.n}`} label={<>What to do<span className="vh"> with row {row.n}, {name}</span></>} defaultValue={row.choice}>
          <option value="skip">Leave the client as it is</option>
          <option value="update">Update the client</option>
          <option value="create">Add another client</option>
        </Field>
      ) : null}
    </li>
  );
}

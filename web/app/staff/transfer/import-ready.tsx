import { Button, LinkButton, Notice } from "@anteroom/core/ui";
import { Form, useNavigation } from "../../remix.ts";
import page from "../staff-page.module.css";
import { countsInWords } from "./import-words.ts";
import { ImportRows } from "./import-rows.tsx";
import type { ImportFacts } from "./import-page.tsx";
import { RemoveImport } from "./remove-import.tsx";
import styles from "./transfer.module.css";

/** What would happen, row by row, before anything does. */
export function ImportReady({ facts }: { facts: ImportFacts }) {
  const { batch } = facts;
  const { counts, choices } = batch;
  const busy = useNavigation().formData?.get("intent") === "start";
  const comes = (counts.new ?? 0) + (counts.duplicate ?? 0) > 0;
  return (
    <div className={styles.stack}>
      <Notice tone={counts.error ? "warning" : "info"} title="Nothing has been added yet">
        <p>{countsInWords(counts)}.</p>
        {counts.error ? <p>Rows with errors are left out. To bring them in, mend the file and choose it again.</p> : null}
        <p>{choices.invite ? "Clients who are added with an email address are invited to the portal." : "Nobody is invited."}</p>
      </Notice>
      <Form method="post" className={page.buttons}>
        {comes ? <Button variant="primary" name="intent" value="start" busy={busy} busyLabel="Starting…">Start the import</Button> : null}
        <LinkButton href={`/staff/settings/import/${batch.id}?columns`}>Change the columns</LinkButton>
      </Form>
      <ImportRows facts={facts} />
      <RemoveImport />
    </div>
  );
}

import { Button, Facts, LinkButton, Notice, When } from "@anteroom/core/ui";
import { Form, useNavigation } from "../../remix.ts";
import page from "../staff-page.module.css";
import { countsInWords } from "./import-words.ts";
import { ImportRows } from "./import-rows.tsx";
import type { ImportFacts } from "./import-page.tsx";
import styles from "./transfer.module.css";

/** What an import did, and the way back. */
export function ImportDone({ facts }: { facts: ImportFacts }) {
  const { batch } = facts;
  const busy = useNavigation().formData?.get("intent") === "undo";
  const when = batch.finishedAt === null ? null : <When start={new Date(batch.finishedAt).toISOString()} />;
  if (batch.state === "undone") return <Notice tone="info" title="This import was undone">{when ? <p>{when}. The clients it had added are gone, and those it had changed are as they were.</p> : null}</Notice>;
  if (batch.kind === "practice") {
    return (
      <div className={styles.stack}>
        <Notice tone="success" title="The practice was brought back">Portal users are there and wait for an invitation: open a chart and its tab Client Portal to send it.</Notice>
        <p><LinkButton href="/staff/clients">Open clients</LinkButton></p>
      </div>
    );
  }
  return (
    <div className={styles.stack}>
      <Notice tone="success" title="The import is finished"><p>{countsInWords(batch.counts)}.</p></Notice>
      <Facts items={[{ label: "Started by", value: batch.by ?? "Somebody no longer here" }, { label: "Finished", value: when ?? "" }]} />
      <ImportRows facts={facts} />
      {batch.counts.created || batch.counts.updated ? (
        <Form method="post" className={page.panel}>
          <h2>Undo this import</h2>
          <p className="measure">Removes the clients it added and takes back what it changed, all or nothing. It works as long as nothing was added to these clients since.</p>
          <p><Button variant="danger" name="intent" value="undo" busy={busy} busyLabel="Undoing…">Undo the import</Button></p>
        </Form>
      ) : null}
    </div>
  );
}

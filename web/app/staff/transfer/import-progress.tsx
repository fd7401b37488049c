import { Button, LinkButton, Notice } from "@anteroom/core/ui";
import { useEffect } from "react";
import { Form, useRevalidator } from "../../remix.ts";
import type { ImportFacts } from "./import-page.tsx";
import styles from "./transfer.module.css";

const everyMs = 1_000;

/** How far the work is; it goes on when the page is closed. */
export function ImportProgress({ batch }: { batch: ImportFacts["batch"] }) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle" || batch.stopped) return;
    const timer = setTimeout(revalidate, everyMs);
    return () => clearTimeout(timer);
  }, [revalidate, state, batch.stopped]);
  const { rowsDone, rowsTotal } = batch;
  const checking = batch.state === "checking";
  return (
    <div className={styles.stack}>
      <div>
        <p id="progress">{checking ? "Rows are being checked" : "Rows are being imported"}: {rowsDone.toLocaleString("en-US")} of {rowsTotal.toLocaleString("en-US")}</p>
        <progress className={styles.progress} aria-labelledby="progress" value={rowsDone} max={Math.max(1, rowsTotal)} />
      </div>
      {batch.stopped ? (
        <>
          <Notice tone="danger" title="The work stopped">It failed several times. What was brought in stays. When whoever runs the portal’s server has looked at its log, let it go on.</Notice>
          <Form method="post"><Button name="intent" value="start">Go on</Button></Form>
        </>
      ) : null}
      <p className="muted">{checking ? "Nothing is added yet." : "You can close this page. The import goes on."}</p>
      {batch.stopped ? null : <noscript><LinkButton href={`/staff/settings/import/${batch.id}`}>Look again</LinkButton></noscript>}
    </div>
  );
}

import { Button, Facts, Notice } from "@anteroom/core/ui";
import { Form, useNavigation } from "../../remix.ts";
import page from "../staff-page.module.css";
import type { ImportFacts } from "./import-page.tsx";
import { RemoveImport } from "./remove-import.tsx";
import styles from "./transfer.module.css";

const shown: [string, string][] = [["clients", "Clients"], ["portal_users", "Portal users"], ["staff", "Staff"], ["inbox_conversations", "Conversations"], ["inbox_entries", "Entries in them"], ["files", "Files"]];

/** What an export of a practice holds, before it is brought back. */
export function RestoreReady({ batch }: { batch: ImportFacts["batch"] }) {
  const busy = useNavigation().formData?.get("intent") === "start";
  const counts: Record<string, number | undefined> = batch.counts;
  const [practice = "", exportedAt = ""] = batch.heads;
  return (
    <div className={styles.stack}>
      <Facts items={[{ label: "Practice", value: practice }, { label: "Exported", value: exportedAt.slice(0, 10) }, ...shown.map(([name, label]) => ({ label, value: (counts[name] ?? 0).toLocaleString("en-US") }))]} />
      <Notice tone="warning" title="What will happen">
        <p>This practice takes the name, settings and plugins of the export.</p>
        <p>Staff get their roles again on the account of their address. Portal users wait until you invite them.</p>
      </Notice>
      <Form method="post" className={page.buttons}>
        <Button variant="primary" name="intent" value="start" busy={busy} busyLabel="Starting…">Bring the practice back</Button>
      </Form>
      <RemoveImport />
    </div>
  );
}

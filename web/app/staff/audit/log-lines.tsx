import { Link, Tag, When } from "@anteroom/core/ui";
import type { LogPage } from "./load-log.ts";
import styles from "./log.module.css";

/** Lines of the log: when, who, what, about whom, and from where. */
export function LogLines({ lines, ofClient }: { lines: LogPage["lines"]; ofClient?: boolean }) {
  return (
    <ol className={styles.lines} role="list" reversed>
      {lines.map((line) => (
        <li key={line.n} className={styles.line}>
          <p className={styles.when}><When start={new Date(line.at).toISOString()} /></p>
          <div className={styles.what}>
            <p>
              <strong>{line.actorName ?? "Somebody no longer here"}</strong>
              {` ${line.sentence}`}
              {line.clientName && line.clientId && !ofClient ? <>{": "}<Link href={`/staff/clients/${line.clientId}/log`}>{line.clientName}</Link></> : null}
            </p>
            <p className={styles.detail}>{[line.actor.kind === "portal" ? "Portal user" : line.actor.kind === "staff" ? "Staff" : "The portal itself", line.address, detailOf(line.detail)].filter(Boolean).join(" · ")}</p>
          </div>
          {line.result === "ok" || !line.result ? null : <p><Tag tone={line.result === "refused" ? "warning" : "danger"}>{line.result === "refused" ? "Refused" : "Failed"}</Tag></p>}
        </li>
      ))}
    </ol>
  );
}

// Ids are in the export, for whoever looks one up; here they only hide the rest.
const isId = (value: unknown): boolean => typeof value === "string" && /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(value);

/** "secondStep" and "second-step" as people write them. */
const wordsOf = (name: string): string => name.replace(/[a-z](?=[A-Z][a-z])/g, "$& ").replace(/(?<=[a-z])-(?=[a-z])/g, " ").replace(/ [A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());

const detailOf = (detail: Record<string, string | number | boolean> | undefined): string =>
  Object.entries(detail ?? {}).filter(([, value]) => !isId(value)).map(([name, value]) => `${wordsOf(name)}: ${wordsOf(String(value))}`).join(", ").slice(0, 200);

import { Link, Tag, formatDayTime, useViewerTime } from "@anteroom/core/ui";
import type { ShownAlert } from "../../server/alerts/show-alerts.ts";
import { alertTags } from "./alert-tags.ts";
import rows from "../rows.module.css";
import styles from "./alerts.module.css";

/** A client's alerts at the top of the chart's tab, open ones first. */
export function ChartAlerts({ alerts }: { alerts: readonly ShownAlert[] }) {
  const time = useViewerTime();
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="alerts" className={styles.alerts}>
      <h2 id="alerts">Answers to look at</h2>
      <ul role="list" className={styles.alerts}>
        {alerts.map((alert) => (
          <li key={alert.id} className={`${styles.alert} ${alert.state === "acknowledged" ? styles.held : alert.state === "resolved" ? styles.past : ""}`}>
            <div>
              <p className={rows.title}><Link href={`/staff/clients/${alert.clientId}/forms/alerts/${alert.id}`}>{alert.form}: an answer of {alert.who}</Link></p>
              <p className={rows.facts}>{[formatDayTime(alert.raisedAt, time), alert.state === "resolved" ? `Resolved by ${alert.resolvedBy ?? "a colleague"}` : alert.acknowledgedBy ? `${alert.acknowledgedBy} has it` : null, alert.changedTo === null ? null : "The answer was changed later"].filter(Boolean).join(" · ")}</p>
            </div>
            <Tag tone={alertTags[alert.state].tone}>{alertTags[alert.state].words}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

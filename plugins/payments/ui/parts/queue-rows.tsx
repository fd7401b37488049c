import { Button, Link, Money, When } from "@anteroom/core/ui";
import type { QueueItem } from "../../server/index.ts";
import styles from "./payments.module.css";

const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"} past due`;

/** What waits in one tab; drafts can be ticked, the rest has its button. */
export function QueueRows({ items, tab, mayBill }: { items: readonly QueueItem[]; tab: string; mayBill: boolean }) {
  return (
    <ul role="list" className={styles.rows} aria-label="What waits">
      {items.map((item) => {
        const name = `${item.client}, ${item.title}`;
        return (
          <li key={item.id}>
            <div className={styles.queued}>
              {mayBill && tab === "drafts" ? <label className={styles.tick}><input type="checkbox" name="id" value={item.id} aria-describedby={`about-${item.id}`} /><span className="vh">Send the draft of {item.client}</span></label> : null}
              <div>
                <Link href={item.href} aria-describedby={`about-${item.id}`}>{item.client}<span className="vh">, {item.title}</span></Link>
                <p className={styles.detail} id={`about-${item.id}`}>{[tab === "drafts" ? "" : item.title, item.detail, item.days === null ? "" : days(item.days)].filter(Boolean).join(". ")}</p>
                {tab !== "drafts" && tab !== "overdue" ? <p className={styles.detail}><When start={new Date(item.at).toISOString()} show="day" /></p> : null}
              </div>
            </div>
            <div className={styles.amount}>
              {item.amount === null ? null : <p><Money minor={item.amount} currency={item.currency} /></p>}
              {mayBill && ["failed", "refunds", "questions", "superbills"].includes(tab) ? <Button variant="quiet" name="intent" value={`close:${item.id}`}>Done<span className="vh"> with {name}</span></Button> : null}
              {mayBill && tab === "credit" ? <Button variant="quiet" name="intent" value={`credit:${item.id}`}>Use for open invoices<span className="vh"> of {item.client}</span></Button> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

import { Link, Money, formatCalendarDay, useViewerTime } from "@anteroom/core/ui";
import type { InvoiceLine } from "../../server/index.ts";
import styles from "./payments.module.css";
import { StateTag } from "./state-tag.tsx";

/** Invoices in a list; each leads to its page below `base`. */
export function InvoiceRows({ rows, base, label }: { rows: readonly InvoiceLine[]; base: string; label: string }) {
  const time = useViewerTime();
  return (
    <ul role="list" className={styles.rows} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <Link href={`${base}/${row.id}`}>{row.number === null ? "Draft invoice" : `Invoice ${row.number}`}</Link>
            <p className={styles.detail}>{[row.what, row.left > 0 && row.dueDay ? `Due ${formatCalendarDay(row.dueDay, time)}` : row.issuedDay ? formatCalendarDay(row.issuedDay, time) : ""].filter(Boolean).join(". ")}</p>
          </div>
          <div className={styles.amount}>
            <p><Money minor={row.left > 0 ? row.left : row.total} currency={row.currency} /></p>
            <StateTag state={row.state} overdue={row.overdue} />
          </div>
        </li>
      ))}
    </ul>
  );
}

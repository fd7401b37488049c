import { Link, Money, When } from "@anteroom/core/ui";
import type { ReactNode } from "react";
import styles from "./payments.module.css";
import { StateTag } from "./state-tag.tsx";

export interface PaymentLine {
  id: string;
  state: string;
  label: string;
  amount: number;
  refunded: number;
  unallocated: number;
  /** It is paid ahead for an appointment to come. */
  ahead: boolean;
  currency: string;
  at: number;
  invoiceId: string | null;
  refundable: number;
}

/** Payments in a list; each leads to the invoice that it was for. */
export function PaymentRows({ rows, base, beside }: { rows: readonly PaymentLine[]; base: string; beside?: (row: PaymentLine) => ReactNode }) {
  return (
    <ul role="list" className={styles.rows} aria-label="Payments">
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            {row.invoiceId ? <Link href={`${base}/${row.invoiceId}`}>{row.label}</Link> : <strong>{row.label}</strong>}
            <p className={styles.detail}><When start={new Date(row.at).toISOString()} show="day" /></p>
            {row.unallocated > 0 ? <p className={styles.detail}>{row.ahead ? "Paid ahead for an appointment." : <><Money minor={row.unallocated} currency={row.currency} /> of it is in credit.</>}</p> : null}
            {row.refunded > 0 ? <p className={styles.detail}><Money minor={row.refunded} currency={row.currency} /> given back.</p> : null}
            {beside?.(row)}
          </div>
          <div className={styles.amount}>
            <p><Money minor={row.amount} currency={row.currency} /></p>
            <StateTag state={row.state} />
          </div>
        </li>
      ))}
    </ul>
  );
}

import { Button, Field, FormKey, Link, LinkButton, Money, formatCalendarDay, useViewerTime } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./payments.module.css";

export interface Difference {
  id: string;
  day: string;
  side: "ledger" | "processor";
  kind: "charge" | "refund" | "dispute" | "dispute-won";
  ref: string;
  amount: number;
  currency: string;
  note: string;
  client: string | null;
  href: string | null;
  canAsk: boolean;
}

const kinds = { charge: "Payment", refund: "Refund", dispute: "Disputed payment", "dispute-won": "Dispute decided for you" };

/** What only one side has; `settling` is the one whose form is open. */
export function DifferenceRows({ rows, form, settling, mayBill }: { rows: readonly Difference[]; form: DrawnForm; settling: string | null; mayBill: boolean }) {
  const time = useViewerTime();
  return (
    <ul role="list" className={styles.rows} aria-label="Differences">
      {rows.map((row) => {
        const name = `${kinds[row.kind]}${row.client ? ` of ${row.client}` : ""}`;
        return (
          <li key={row.id}>
            <div>
              {row.href ? <Link href={row.href}>{name}</Link> : <strong>{name}</strong>}
              <p className={styles.detail}>{formatCalendarDay(row.day, time)}. {row.side === "ledger" ? "The processor does not have it." : "The ledger does not have it."}</p>
              <p className={styles.detail}>At the processor: {row.ref}</p>
              {row.note ? <p className={styles.detail}>Settled: {row.note}</p> : null}
              {mayBill && settling === row.id ? (
                <Form method="post" noValidate className={styles.form} key={form.key}>
                  <FormKey form={form} />
                  <input type="hidden" name="id" value={row.id} />
                  <Field label="How it was settled" maxLength={500} hint="Only your team sees it" id="note" {...form.field("note")} />
                  <div className={styles.buttons}><Button variant="primary" name="intent" value="settle">Settle</Button><LinkButton variant="quiet" href="/staff/billing/days">Cancel</LinkButton></div>
                </Form>
              ) : mayBill && !row.note ? (
                <div className={styles.buttons}>
                  {row.canAsk ? <Form method="post"><FormKey form={form} /><input type="hidden" name="id" value={row.id} /><Button variant="quiet" name="intent" value="ask">Ask the processor again<span className="vh"> about {name}</span></Button></Form> : null}
                  <LinkButton variant="quiet" href={`/staff/billing/days?settle=${row.id}`}>Settle<span className="vh"> {name}</span></LinkButton>
                </div>
              ) : null}
            </div>
            <p className={styles.amount}><Money minor={row.amount} currency={row.currency} /></p>
          </li>
        );
      })}
    </ul>
  );
}

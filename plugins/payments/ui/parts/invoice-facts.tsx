import { Facts, Money, When, formatCalendarDay, useViewerTime } from "@anteroom/core/ui";
import type { ReactNode } from "react";
import type { InvoiceDetails } from "../../server/index.ts";
import styles from "./payments.module.css";

/** An invoice's amounts, charges and payments, for whoever pays it and for staff; `beside` is what can be done with a payment. */
export function InvoiceFacts({ of, beside }: { of: InvoiceDetails; beside?: (payment: InvoiceDetails["payments"][number]) => ReactNode }) {
  const time = useViewerTime();
  const currency = of.currency ?? "USD";
  const money = (minor: number): ReactNode => <Money minor={minor} currency={currency} />;
  const part = (label: string, minor: number) => (minor > 0 ? [{ label, value: money(minor) }] : []);
  return (
    <>
      <Facts
        ruled
        items={[
          ...(of.issuedDay ? [{ label: "Sent", value: formatCalendarDay(of.issuedDay, time) }] : []), ...(of.dueDay && (of.left ?? 0) > 0 ? [{ label: "Due", value: formatCalendarDay(of.dueDay, time) }] : []),
          { label: "Total", value: money(of.total ?? 0) }, ...part("Tax in it", of.tax), ...part("Paid", of.paid), ...part("Begun, not paid", of.begun?.amount ?? 0), ...part("On its way", of.pending - (of.begun?.amount ?? 0)), ...part("Taken off", of.credited), ...part("Given back", of.refunded),
          { label: "Left to pay", value: <strong>{money(of.left ?? 0)}</strong> },
        ]}
      />
      {of.note ? <p className="measure" style={{ whiteSpace: "pre-line" }}>{of.note}</p> : null}
      <section className={styles.section} aria-labelledby="lines">
        <h2 id="lines">What it is for</h2>
        <ul role="list" className={styles.rows}>
          {of.lines.map((line) => (
            <li key={line.id}>
              <div>
                <p>{line.what}</p>
                <p className={styles.detail}>{[formatCalendarDay(line.day, time), line.quantity > 1 ? `${line.quantity} times` : "", "code" in line && line.code ? [line.code, ...(line.modifiers ?? [])].join(" ") : "", "diagnoses" in line ? (line.diagnoses ?? []).join(" ") : ""].filter(Boolean).join(", ")}</p>
              </div>
              <p className={styles.amount}>{money(line.amount + line.tax)}</p>
            </li>
          ))}
        </ul>
      </section>
      {of.takenOff.length > 0 ? (
        <section className={styles.section} aria-labelledby="taken-off">
          <h2 id="taken-off">Taken off</h2>
          <ul role="list" className={styles.rows}>
            {of.takenOff.map((one) => (
              <li key={one.id}>
                <div>
                  <p>{one.kind === "credit" ? "Credited" : "Written off"}</p>
                  <p className={styles.detail}><When start={new Date(one.at).toISOString()} show="day" /></p>
                  {one.reason ? <p className={styles.detail}>{one.reason}</p> : null}
                </div>
                <p className={styles.amount}>{money(one.amount)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {of.payments.length > 0 ? (
        <section className={styles.section} aria-labelledby="payments">
          <h2 id="payments">Payments</h2>
          <ul role="list" className={styles.rows}>
            {of.payments.map((one) => (
              <li key={one.id}>
                <div>
                  <p>{one.label}</p>
                  {one.at ? <p className={styles.detail}><When start={new Date(one.at).toISOString()} show="day" /></p> : null}
                  {one.state === "disputed" ? <p className={styles.detail}>The bank is looking into this payment.</p> : null}
                  {one.refunded > 0 ? <p className={styles.detail}>{money(one.refunded)} given back.</p> : null}
                  {beside?.(one)}
                </div>
                <p className={styles.amount}>{money(one.amount)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

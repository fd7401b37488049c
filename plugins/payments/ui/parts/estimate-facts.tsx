import { Facts, Money, formatCalendarDay, useViewerTime } from "@anteroom/core/ui";
import styles from "./payments.module.css";

export interface ShownEstimate {
  currency: string;
  total: number;
  fromDay: string;
  toDay: string;
  validUntil: string;
  professional: string;
  lines: readonly { description: string; code: string; quantity: number; unitAmount: number }[];
  note: string;
}

/** What is expected, service by service. */
export function EstimateFacts({ of }: { of: ShownEstimate }) {
  const time = useViewerTime();
  const day = (text: string): string => formatCalendarDay(text, time);
  return (
    <>
      <Facts ruled items={[{ label: "Professional", value: of.professional }, { label: "Covers", value: `${day(of.fromDay)} to ${day(of.toDay)}` }, { label: "Holds until", value: day(of.validUntil) }, { label: "Expected in all", value: <strong><Money minor={of.total} currency={of.currency} /></strong> }]} />
      <ul role="list" className={styles.rows} aria-label="Expected services">
        {of.lines.map((line, at) => (
          <li key={at}>
            <div>
              <p>{line.description}</p>
              <p className={styles.detail}>{[`${line.quantity} times`, line.code].filter(Boolean).join(", ")}</p>
            </div>
            <p className={styles.amount}><Money minor={line.quantity * line.unitAmount} currency={of.currency} /></p>
          </li>
        ))}
      </ul>
      {of.note ? <p className="measure" style={{ whiteSpace: "pre-line" }}>{of.note}</p> : null}
    </>
  );
}

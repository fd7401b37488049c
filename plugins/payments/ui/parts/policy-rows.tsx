import { Link, Tag, formatCalendarDay, formatMoney, useViewerTime } from "@anteroom/core/ui";
import type { ShownPolicy } from "../../server/index.ts";
import styles from "./insurance.module.css";
import money from "./payments.module.css";
import { enteredByStaff, policyWords, rankWords } from "./policy-words.ts";

/** Policies in a list; each leads to its page below `base`. */
export function PolicyRows({ rows, base, label, isStaff = false }: { rows: readonly ShownPolicy[]; base: string; label: string; isStaff?: boolean }) {
  const time = useViewerTime();
  return (
    <ul role="list" className={styles.policies} aria-label={label}>
      {rows.map((row) => {
        const { tag, tone, text } = policyWords(row, isStaff);
        const facts = [`Member ID ${row.memberId}`, row.copay === null ? "" : `Copay ${formatMoney(row.copay, row.currency)}`, row.endsDay ? `Until ${formatCalendarDay(row.endsDay, time)}` : ""];
        return (
          <li key={row.id} className={styles.policy}>
            <p className={styles.name}><Link href={`${base}/${row.id}`}><span className="vh">{rankWords[row.rank]}: </span>{row.insurer}</Link><Tag tone={tone}>{tag}</Tag></p>
            <p className={money.detail}>{[rankWords[row.rank], ...facts].filter(Boolean).join(". ")}</p>
            <p className={money.detail}>{row.source === "staff" && !isStaff ? `${enteredByStaff} ${text}` : text}</p>
          </li>
        );
      })}
    </ul>
  );
}

import { ChevronRight } from "@anteroom/core/ui/icons.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import type { ReactNode } from "react";
import styles from "./link-rows.module.css";

export interface LinkRow {
  href: string;
  label: string;
  /** A short fact at the end, such as the zone that is chosen. */
  value?: ReactNode;
}

/** A list of links, each a whole row. */
export function LinkRows({ rows, label }: { rows: readonly LinkRow[]; label: string }) {
  return (
    <ul role="list" className={styles.rows} aria-label={label}>
      {rows.map((row) => (
        <li key={row.href}>
          <Link href={row.href} className={styles.row}>
            <span className={styles.label}>{row.label}</span>
            {row.value ? <span className={styles.value}>{row.value}</span> : null}
            <ChevronRight aria-hidden="true" size={20} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./facts.module.css";

export interface Fact {
  label: string;
  value: ReactNode;
  /** A link or button beside the value, such as Change. */
  action?: ReactNode;
}

/** Labels with their values; one column on a phone. `ruled` puts a line between them. */
export function Facts({ items, ruled }: { items: Fact[]; ruled?: boolean }) {
  return (
    <dl className={classNames(styles.facts, ruled && styles.ruled)}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.action ? <dd className={styles.action}>{item.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

/** What a list says when there is nothing in it, with the next step if there is one. */
export function EmptyState({ icon, children, action }: { icon?: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {icon ? <span className={styles.icon} aria-hidden="true">{icon}</span> : null}
      <p>{children}</p>
      {action}
    </div>
  );
}

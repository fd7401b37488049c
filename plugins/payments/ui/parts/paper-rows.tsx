import { When, formatSize } from "@anteroom/core/ui";
import styles from "./payments.module.css";

/** Papers that were made, each a PDF. */
export function PaperRows({ rows }: { rows: readonly { id: string; fileId: string; title: string; madeAt: number; size: number }[] }) {
  return (
    <ul role="list" className={styles.rows}>
      {rows.map((one) => (
        <li key={one.id}>
          <div><a href={`/files/${one.fileId}`}>{one.title}<span className="vh"> (PDF)</span></a><p className={styles.detail}><When start={new Date(one.madeAt).toISOString()} show="day" /></p></div>
          <p className={styles.detail}>PDF, {formatSize(one.size)}</p>
        </li>
      ))}
    </ul>
  );
}

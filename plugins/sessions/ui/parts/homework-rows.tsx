import { Link, Tag } from "@anteroom/core/ui";
import type { HomeworkLine } from "../../server/index.ts";
import styles from "./sessions.module.css";

/** A list of homework, each leading to its page. */
export function HomeworkRows({ lines, base, label }: { lines: readonly HomeworkLine[]; base: string; label: string }) {
  return (
    <ul role="list" className={styles.rows} aria-label={label}>
      {lines.map((line) => (
        <li key={line.id}>
          <div className={styles.words}>
            <Link href={`${base}/${line.id}`} className={styles.name}>{line.title}</Link>
            {line.detail ? <span className={styles.detail}>{line.detail}</span> : null}
          </div>
          <Tag tone={line.tone}>{line.tag}</Tag>
        </li>
      ))}
    </ul>
  );
}

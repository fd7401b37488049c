import { Link, classNames } from "@anteroom/core/ui";
import styles from "./form-page.module.css";

export interface ShownAnswer {
  itemId: string;
  label: string;
  text: readonly string[];
  /** Where to change it. */
  change?: string;
  /** What is missing, linked to where it is answered. */
  error?: string | null;
}

/** Questions with their answers, each beside its link to change it. */
export function AnswerList({ lines }: { lines: readonly ShownAnswer[] }) {
  return (
    <dl className={styles.lines}>
      {lines.map((line) => (
        <div key={line.itemId} className={styles.line}>
          <dt>{line.label}</dt>
          <dd className={classNames(line.text.length > 0 ? styles.answer : styles.none)}>
            {line.error && line.change ? <Link href={line.change} className={styles.missing}>{line.error}</Link> : line.text.length > 0 ? line.text.map((text, at) => <div key={at} dir="auto">{text}</div>) : "Not provided"}
          </dd>
          {line.change ? <dd className={styles.change}><Link href={line.change}>Change<span className="vh">: {line.label}</span></Link></dd> : null}
        </div>
      ))}
    </dl>
  );
}

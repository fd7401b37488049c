import { classNames } from "@anteroom/core/ui";
import type { ReactNode } from "react";
import { QuestionLabel } from "./question-label.tsx";
import styles from "./questions.module.css";

export interface QuestionSetProps {
  id: string;
  label: string;
  stem?: string;
  optional?: boolean;
  hint?: ReactNode;
  large?: boolean;
  /** What to put right about the whole of it. */
  error?: string;
  children: ReactNode;
}

/** A question that takes several fields. */
export function QuestionSet({ id, label, stem, optional, hint, large, error, children }: QuestionSetProps) {
  const words = <QuestionLabel label={label} stem={stem} optional={optional} />;
  return (
    <fieldset className={classNames(styles.set, error ? styles.wrong : undefined)} {...(error ? { id, tabIndex: -1 } : {})} aria-describedby={[hint ? `${id}-hint` : "", error ? `${id}-error` : ""].join(" ").trim() || undefined}>
      <legend className={large ? styles.largeLegend : styles.legend}>{large ? <h1 id="h1" tabIndex={-1}>{words}</h1> : words}</legend>
      {hint ? <p id={`${id}-hint`} className={styles.hint}>{hint}</p> : null}
      {error ? <p id={`${id}-error`} className={styles.error}>{error}</p> : null}
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}

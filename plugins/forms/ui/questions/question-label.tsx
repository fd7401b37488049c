import styles from "./questions.module.css";

/** The words of a question, with what stands above it; `optional` is said in words, never by a sign. */
export function QuestionLabel({ label, stem, optional }: { label: string; stem?: string; optional?: boolean }) {
  return (
    <>
      {stem ? <span className={styles.stem}>{stem} </span> : null}
      {label}
      {optional ? <span className={styles.optional}> (optional)</span> : null}
    </>
  );
}

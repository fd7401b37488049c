import type { Item } from "../../server/definition/item.ts";
import { Question } from "./question.tsx";
import type { FormState } from "./question-props.ts";
import styles from "./questions.module.css";

export interface StepFieldsProps {
  /** One step of a form, as `stepsOf` gives it. */
  step: { title?: string; stem?: string; items: readonly Item[] };
  state: FormState;
}

/** The questions of one step. With one question it is the page's heading; with several the page's title is. */
export function StepFields({ step: { title, stem, items }, state }: StepFieldsProps) {
  const questions = items.filter((item) => item.type !== "info");
  const [only] = questions.length === 1 ? questions : items.length === 1 ? items : [];
  return (
    <div className={styles.step}>
      {only ? null : <h1 id="h1" tabIndex={-1}>{title || stem || "Questions"}</h1>}
      {!only && title && stem ? <p className={styles.stemLine}>{stem}</p> : null}
      {items.map((item) => <Question key={item.id} item={item} name={item.id} state={state} large={item === only} stem={item === only ? stem : undefined} />)}
    </div>
  );
}

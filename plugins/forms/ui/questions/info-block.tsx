import { Prose } from "./prose.tsx";
import type { QuestionProps } from "./question-props.ts";
import styles from "./questions.module.css";

/** Words between questions. */
export function InfoBlock({ item, large }: QuestionProps<"info">) {
  return (
    <section className={styles.info}>
      {large ? <h1 id="h1" tabIndex={-1}>{item.label}</h1> : <h2>{item.label}</h2>}
      {item.body ? <Prose text={item.body} headingLevel={large ? 2 : 3} /> : null}
    </section>
  );
}

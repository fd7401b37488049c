import { Button } from "@anteroom/core/ui";
import type { ReactNode } from "react";
import type { FormState } from "./question-props.ts";
import { typedIn } from "./question-props.ts";
import styles from "./questions.module.css";

/** How many rows of a repeated question are shown. */
export function shownRows(state: FormState, name: string, least: number): number {
  const count = Number.parseInt(typedIn(state, `${name}.count`), 10);
  return Math.max(least, Number.isInteger(count) ? Math.min(count, 40) : 0);
}

export interface RepeatedRowsProps {
  name: string;
  /** What one of them is called, such as "medicine". */
  each: string;
  count: number;
  most: number;
  children: (row: number) => ReactNode;
}

/** The same fields for each of several things. Adding and removing are plain buttons of the form, which the page answers. */
export function RepeatedRows({ name, each, count, most, children }: RepeatedRowsProps) {
  const title = each.charAt(0).toUpperCase() + each.slice(1);
  return (
    <>
      <input type="hidden" name={`${name}.count`} value={count} />
      {Array.from({ length: count }, (_, row) => (
        <fieldset key={row} className={styles.row}>
          <legend className={styles.legend}>{title} {row + 1}</legend>
          <div className={styles.fields}>
            {children(row)}
            {count > 1 ? <Button name="press" value={`remove:${name}.${row}`} variant="quiet" formNoValidate>Remove {each} {row + 1}</Button> : null}
          </div>
        </fieldset>
      ))}
      {count < most ? <div><Button name="press" value={`add:${name}`} formNoValidate>{count === 0 ? `Add a ${each}` : `Add another ${each}`}</Button></div> : null}
    </>
  );
}

import { Radios } from "@anteroom/core/ui";
import { choiceOptions } from "./choice-options.ts";
import { QuestionSet } from "./question-set.tsx";
import type { QuestionProps } from "./question-props.ts";
import { typedIn } from "./question-props.ts";

/** Several short questions with the same answers, one below the other: a table does not fit on a phone. */
export function MatrixQuestion({ item, state, name, large, stem }: QuestionProps<"matrix">) {
  return (
    <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={item.hint} large={large}>
      {item.rows.map((row) => {
        const field = `${name}.${row.id}`;
        return <Radios key={row.id} legend={row.label} name={field} error={state.errors[field]} options={choiceOptions(item)} defaultValue={typedIn(state, field)} />;
      })}
    </QuestionSet>
  );
}

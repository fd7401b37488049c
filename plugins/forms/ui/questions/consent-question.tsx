import { Checkbox } from "@anteroom/core/ui";
import { Prose } from "./prose.tsx";
import { QuestionSet } from "./question-set.tsx";
import type { QuestionProps } from "./question-props.ts";
import { typedIn } from "./question-props.ts";

/** A text to read, then a box to tick. */
export function ConsentQuestion({ item, state, name, large, stem }: QuestionProps<"consent">) {
  return (
    <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={item.hint} large={large}>
      <Prose text={item.body} headingLevel={large ? 2 : 3} />
      <Checkbox label={item.box} name={name} error={state.errors[name]} defaultChecked={typedIn(state, name) !== ""} />
    </QuestionSet>
  );
}

import { InnerQuestion } from "./inner-question.tsx";
import { QuestionSet } from "./question-set.tsx";
import type { QuestionProps } from "./question-props.ts";
import { RepeatedRows, shownRows } from "./repeated-rows.tsx";

/** The same few questions for each of several things. */
export function GroupQuestion({ item, state, name, large, stem }: QuestionProps<"group">) {
  const least = item.optional ? 0 : Math.max(1, item.min ?? 1);
  return (
    <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={item.hint} large={large}>
      <RepeatedRows name={name} each={item.each} count={shownRows(state, name, least)} most={item.max ?? 20}>
        {(row) => item.items.map((inner) => <InnerQuestion key={inner.id} item={inner} state={state} name={`${name}.${row}.${inner.id}`} />)}
      </RepeatedRows>
    </QuestionSet>
  );
}

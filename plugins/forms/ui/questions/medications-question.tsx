import { Checkbox, Field } from "@anteroom/core/ui";
import { DeclineBoxes } from "./decline-boxes.tsx";
import { QuestionSet } from "./question-set.tsx";
import type { QuestionProps } from "./question-props.ts";
import { typedIn } from "./question-props.ts";
import { RepeatedRows, shownRows } from "./repeated-rows.tsx";

/** Each medicine with its dose, or that there are none. */
export function MedicationsQuestion({ item, state, name, large, stem }: QuestionProps<"medications">) {
  const field = (row: number, part: string) => ({ name: `${name}.${row}.${part}`, error: state.errors[`${name}.${row}.${part}`], defaultValue: typedIn(state, `${name}.${row}.${part}`) });
  return (
    <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={item.hint} large={large}>
      <Checkbox label="No medicines" name={`${name}.none`} defaultChecked={typedIn(state, `${name}.none`) !== ""} />
      <RepeatedRows name={name} each="medicine" count={shownRows(state, name, 1)} most={30}>
        {(row) => (
          <>
            <Field label="Name of the medicine" autoComplete="off" {...field(row, "name")} />
            <Field label="Dose" hint="For example, 50 mg." optional width="medium" autoComplete="off" {...field(row, "dose")} />
            <Field label="How often" hint="For example, once a day." optional width="medium" autoComplete="off" {...field(row, "often")} />
            <Field label="What it is for" optional autoComplete="off" {...field(row, "reason")} />
          </>
        )}
      </RepeatedRows>
      <DeclineBoxes name={name} declines={item.declines} state={state} />
    </QuestionSet>
  );
}

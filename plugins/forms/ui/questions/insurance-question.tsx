import { Checkbox, Field, Radios } from "@anteroom/core/ui";
import { DeclineBoxes } from "./decline-boxes.tsx";
import { QuestionSet } from "./question-set.tsx";
import type { QuestionProps } from "./question-props.ts";
import { typedIn } from "./question-props.ts";

const holders = [{ value: "self", label: "The client" }, { value: "other", label: "Somebody else" }];

/** An insurance plan, or that there is none. */
export function InsuranceQuestion({ item, state, name, large, stem }: QuestionProps<"insurance">) {
  const field = (part: string) => ({ name: `${name}.${part}`, error: state.errors[`${name}.${part}`], defaultValue: typedIn(state, `${name}.${part}`) });
  return (
    <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={item.hint} large={large}>
      <Checkbox label="There is no insurance" name={`${name}.none`} defaultChecked={typedIn(state, `${name}.none`) !== ""} />
      <Field label="Insurance company" {...field("insurer")} />
      <Field label="Member number" hint="It is on the front of the card. Spaces and dashes do not matter." width="medium" spellCheck={false} autoCapitalize="characters" {...field("member")} />
      <Field label="Group number" optional width="medium" spellCheck={false} autoCapitalize="characters" {...field("group")} />
      <Field label="Phone number of the insurance company" optional type="tel" width="medium" {...field("phone")} />
      <Radios legend="Who holds the plan?" options={holders} {...field("holder")} />
      <Field label="Name of the person who holds the plan" hint="Only if it is somebody else." autoComplete="off" {...field("holder-name")} />
      <Field label="Their date of birth" hint={`Only if it is somebody else. ${state.dateHint}`} autoComplete="off" width="medium" {...field("holder-birth")} />
      <DeclineBoxes name={name} declines={item.declines} state={state} />
    </QuestionSet>
  );
}

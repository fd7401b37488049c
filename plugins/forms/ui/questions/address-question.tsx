import { Field } from "@anteroom/core/ui";
import { DeclineBoxes } from "./decline-boxes.tsx";
import { QuestionSet } from "./question-set.tsx";
import type { QuestionProps } from "./question-props.ts";
import { hintFrom, typedIn } from "./question-props.ts";

const parts = [
  { part: "line1", label: "Street address", autoComplete: "address-line1" },
  { part: "line2", label: "Apartment, unit or building", autoComplete: "address-line2", optional: true },
  { part: "city", label: "City", autoComplete: "address-level2", width: "medium" },
  { part: "state", label: "State or region", autoComplete: "address-level1", width: "medium" },
  { part: "postcode", label: "ZIP or postal code", autoComplete: "postal-code", width: "short" },
] as const;

export function AddressQuestion({ item, state, name, large, stem }: QuestionProps<"address">) {
  return (
    <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={hintFrom(state, name, item.hint)} large={large}>
      {parts.map(({ part, ...field }) => <Field key={part} {...field} name={`${name}.${part}`} dir="auto" error={state.errors[`${name}.${part}`]} defaultValue={typedIn(state, `${name}.${part}`)} />)}
      <DeclineBoxes name={name} declines={item.declines} state={state} />
    </QuestionSet>
  );
}

import { Checkboxes, Field, Radios } from "@anteroom/core/ui";
import type { Option } from "@anteroom/core/ui";
import { declineWords, otherWord } from "../../words/decline-words.ts";
import { choiceOptions } from "./choice-options.ts";
import { QuestionLabel } from "./question-label.tsx";
import type { QuestionProps } from "./question-props.ts";
import { allTypedIn, typedIn } from "./question-props.ts";
import styles from "./questions.module.css";

/** One answer of several, or any number of them; both may take one's own words. */
export function ChoiceQuestion({ item, state, name, large, stem }: QuestionProps<"single-choice" | "multiple-choice">) {
  const shared = { legend: <QuestionLabel label={item.label} stem={stem} optional={item.optional} />, name, large, hint: hintOf(item), error: state.errors[name], options: choiceOptions(item) };
  return (
    <div className={styles.question}>
      {item.type === "single-choice" ? <Radios {...shared} defaultValue={typedIn(state, name)} /> : <Checkboxes {...shared} defaultValue={allTypedIn(state, name)} />}
      {item.other ? (
        <Field label={`If you chose “${otherWord}”, write it here`} name={`${name}.other`} dir="auto" error={state.errors[`${name}.other`]} defaultValue={typedIn(state, `${name}.other`)} />
      ) : null}
    </div>
  );
}

function hintOf(item: QuestionProps<"single-choice" | "multiple-choice">["item"]): string | undefined {
  if (item.type === "single-choice") return item.hint;
  return item.hint ?? "Choose all that apply.";
}

/** Yes or no. */
export function YesNoQuestion({ item, state, name, large, stem }: QuestionProps<"yes-no">) {
  const options: Option[] = choiceOptions({ choices: [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }], declines: item.declines });
  return <Radios legend={<QuestionLabel label={item.label} stem={stem} optional={item.optional} />} name={name} large={large} hint={item.hint} error={state.errors[name]} options={options} defaultValue={typedIn(state, name)} />;
}

/** Points from one end to the other, as radios with words: no slider. */
export function ScaleQuestion({ item, state, name, large, stem }: QuestionProps<"scale">) {
  const points = Array.from({ length: item.to - item.from + 1 }, (_, at) => String(item.from + at));
  const options = [...points.map((value) => ({ value, label: item.words[value] ? `${value}. ${item.words[value]}` : value })), ...(item.declines ?? []).map((value) => ({ value, label: declineWords[value] }))];
  return (
    <div className={points.length > 5 ? styles.narrowRows : undefined}>
      <Radios legend={<QuestionLabel label={item.label} stem={stem} optional={item.optional} />} name={name} large={large} hint={item.hint} error={state.errors[name]} options={options} defaultValue={typedIn(state, name)} />
    </div>
  );
}

import { Field } from "@anteroom/core/ui";
import { DeclineBoxes } from "./decline-boxes.tsx";
import { QuestionLabel } from "./question-label.tsx";
import type { QuestionProps } from "./question-props.ts";
import { hintFrom, typedIn } from "./question-props.ts";
import styles from "./questions.module.css";

const inputs = {
  words: {},
  name: { autoComplete: "off", spellCheck: false },
  phone: { type: "tel", autoComplete: "tel", inputMode: "tel" },
  email: { type: "email", autoComplete: "email", inputMode: "email", spellCheck: false, autoCapitalize: "none" },
  number: { spellCheck: false, autoComplete: "off", autoCapitalize: "characters" },
} as const;

const profileInputs = { firstName: "given-name", lastName: "family-name", nameUsed: "nickname", birthDate: "bday", phone: "tel", email: "email", address: "street-address", pronouns: "off" } as const;

/** One line or several, a number, or a date: each is typed into one field and read by the server. */
export function TextQuestion({ item, state, name, large, stem }: QuestionProps<"text" | "long-text" | "number" | "date">) {
  const shared = {
    label: <QuestionLabel label={item.label} stem={stem} optional={item.optional} />,
    name,
    large,
    hint: hintFrom(state, name, hintOf(item, state)),
    error: state.errors[name],
    defaultValue: typedIn(state, name),
    ...(item.prefill ? { autoComplete: profileInputs[item.prefill.from] } : {}),
  };
  return (
    <div className={styles.question}>
      {item.type === "long-text" ? <Field as="textarea" rows={6} dir="auto" {...shared} /> : null}
      {item.type === "text" ? <Field dir="auto" width={item.kind === "phone" || item.kind === "number" ? "medium" : "full"} {...inputs[item.kind ?? "words"]} {...shared} /> : null}
      {item.type === "number" ? <Field width="short" inputMode={item.decimals || (item.min ?? 0) < 0 ? "decimal" : "numeric"} autoComplete="off" {...shared} /> : null}
      {item.type === "date" ? <Field width="medium" autoComplete={item.when === "birth" ? "bday" : "off"} {...shared} /> : null}
      <DeclineBoxes name={name} declines={item.declines} state={state} />
    </div>
  );
}

function hintOf(item: QuestionProps<"text" | "long-text" | "number" | "date">["item"], state: QuestionProps["state"]): string | undefined {
  if (item.type === "date") return item.hint ? `${item.hint} ${state.dateHint}` : state.dateHint;
  if (item.type === "number" && item.unit) return item.hint ? `${item.hint} In ${item.unit}.` : `In ${item.unit}.`;
  return item.hint;
}

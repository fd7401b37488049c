import { Checkbox, Field } from "@anteroom/core/ui";
import { Prose } from "./prose.tsx";
import { QuestionSet } from "./question-set.tsx";
import type { QuestionProps } from "./question-props.ts";
import { typedIn } from "./question-props.ts";
import { SignaturePad } from "./signature-pad.tsx";

/** A statement, a typed name, and, for those who like it, a drawn one. */
export function SignatureQuestion({ item, state, name, large, stem }: QuestionProps<"signature">) {
  const field = (part: string) => ({ name: `${name}.${part}`, error: state.errors[`${name}.${part}`] });
  return (
    <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={item.hint} large={large}>
      <Prose text={item.statement} headingLevel={large ? 2 : 3} />
      <Field label="Your full name" hint="Typing it is your signature." autoComplete="name" {...field("name")} defaultValue={typedIn(state, `${name}.name`)} />
      <SignaturePad name={`${name}.strokes`} drawn={typedIn(state, `${name}.strokes`)} />
      <Checkbox label="I agree that this is my electronic signature." {...field("agreed")} defaultChecked={typedIn(state, `${name}.agreed`) !== ""} />
    </QuestionSet>
  );
}

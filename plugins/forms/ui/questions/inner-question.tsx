import type { InnerItem } from "../../server/definition/item.ts";
import { ChoiceQuestion, ScaleQuestion, YesNoQuestion } from "./choice-question.tsx";
import type { QuestionProps } from "./question-props.ts";
import { TextQuestion } from "./text-question.tsx";

/** The questions that a repeat group may hold as well. */
export function InnerQuestion({ item, ...rest }: Omit<QuestionProps, "item"> & { item: InnerItem }) {
  if (item.type === "single-choice" || item.type === "multiple-choice") return <ChoiceQuestion item={item} {...rest} />;
  if (item.type === "yes-no") return <YesNoQuestion item={item} {...rest} />;
  if (item.type === "scale") return <ScaleQuestion item={item} {...rest} />;
  return <TextQuestion item={item} {...rest} />;
}

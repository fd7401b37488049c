import type { Typed } from "../../server/definition/answer.ts";
import type { ItemOf, ItemType } from "../../server/definition/item.ts";

/** What is known while a form is shown: what was typed, and what to put right, both by field name. */
export interface FormState {
  typed: Typed;
  errors: Readonly<Record<string, string>>;
  /** How a date may be typed, such as "For example, 3/9/1985 or March 9 1985". */
  dateHint: string;
  /** Questions that hold what the client's profile has, untouched. */
  fromProfile?: readonly string[];
  /** Uploaded files by id. */
  files?: Readonly<Record<string, { name: string; size: number; href?: string }>>;
}

export interface QuestionProps<Type extends ItemType = ItemType> {
  item: ItemOf<Type>;
  state: FormState;
  /** Field name; the item's id outside repeat groups. */
  name: string;
  /** The question is the page's heading. */
  large?: boolean;
  /** Stands above the question and is read with it. */
  stem?: string;
}

/** What a question that starts from the profile says of it; the hint alone elsewhere. */
export const hintFrom = (state: FormState, name: string, hint: string | undefined): string | undefined =>
  state.fromProfile?.includes(name) ? [hint, "Your practice has this already. Change it if it is not right."].filter(Boolean).join(" ") : hint;

/** The first value of a field. */
export const typedIn = (state: FormState, name: string): string => {
  const value = state.typed[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
};

/** Every value of a field. */
export const allTypedIn = (state: FormState, name: string): string[] => {
  const value = state.typed[name];
  return typeof value === "string" ? (value === "" ? [] : [value]) : [...(value ?? [])];
};

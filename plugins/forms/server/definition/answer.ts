/** In the place of an answer; kept as such, never as nothing. */
export interface Declined {
  declined: "not-say" | "not-sure";
}

/** Parts of an address; `state` and `postcode` as people write them. */
export interface AddressAnswer {
  line1: string;
  line2?: string;
  city: string;
  state: string;
  postcode: string;
}

/** A plan, or `none` for somebody without insurance. Numbers without spaces and dashes. */
export type InsuranceAnswer = { none: true } | { insurer: string; memberNumber: string; groupNumber?: string; phone?: string; holder: "self" | "other"; holderName?: string; holderBirthDate?: string };

export type MedicationsAnswer = { none: true } | { list: readonly { name: string; dose?: string; often?: string; reason?: string }[] };

/** `strokes` are lines of x and y from 0 to 1000, if the name was drawn as well. */
export interface SignatureAnswer {
  name: string;
  strokes?: readonly (readonly number[])[];
}

/** Answers to the questions of a repeat group for one of its things, by item id. */
export interface GroupAnswer {
  readonly [itemId: string]: Answer;
}

/** What an item's answer is, by its type. Dates are `YYYY-MM-DD`. */
export interface AnswerOf {
  text: string;
  "long-text": string;
  number: number;
  date: string;
  "single-choice": { chosen: string; other?: string };
  "multiple-choice": { chosen: readonly string[]; other?: string };
  scale: number;
  /** Choice by row; only rows that were answered. */
  matrix: Readonly<Record<string, string>>;
  "yes-no": boolean;
  /** Ids of uploaded files. */
  file: readonly string[];
  signature: SignatureAnswer;
  consent: { agreed: true };
  address: AddressAnswer;
  insurance: InsuranceAnswer;
  medications: MedicationsAnswer;
  group: readonly GroupAnswer[];
}

export type Answer = Declined | AnswerOf[keyof AnswerOf];

/** Valid answers by item id. An item that was hidden or left empty has none. */
export type Answers = Readonly<Record<string, Answer>>;

/**
 * What was typed, by the names of the native inputs, exactly as it was sent. Drafts keep this, so nothing half-typed is lost.
 * Names: `item`, `item.part`, and in a repeat group `group.0.item`. A declined answer is `not-say` or `not-sure` as the value of
 * radios, and of `item.declined` elsewhere.
 */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export const isDeclined = (answer: Answer | undefined): answer is Declined => typeof answer === "object" && "declined" in answer;

import type { Relation } from "../policy-details.ts";

interface Person {
  firstName: string;
  lastName: string;
  /** `YYYY-MM-DD`; empty when nobody knows. */
  birthDate: string;
}

/** What an insurer is asked: whether a policy holds on a day, and what it pays. */
export interface EligibilityQuestion {
  /** Of this question; the answer repeats it. */
  trace: string;
  at: { day: string; minute: string };
  insurer: { name: string; payerId: string };
  provider: { name: string; npi: string };
  subscriber: Person & { memberId: string; group: string };
  /** The client, where somebody else holds the plan. */
  dependent: (Person & { relation: Relation }) | null;
  /** The day that it is asked for. */
  day: string;
}

/** What the insurer answered, as far as it is understood. */
export interface EligibilityAnswer {
  /** `refused` when the insurer could not answer; `problems` says why. */
  standing: "active" | "inactive" | "unknown" | "refused";
  trace: string;
  insurer: string;
  plan: string;
  memberId: string;
  startsDay: string | null;
  endsDay: string | null;
  /** In the smallest unit, as for a psychotherapy visit where the answer has one, of any visit otherwise. */
  copay: number | null;
  /** A share that the client pays, in hundredths of a percent. */
  coinsurance: number | null;
  /** What is left of the deductible. */
  deductibleLeft: number | null;
  problems: string[];
}

/** A way to ask insurers. Nothing here sends: staff carry the text to their clearinghouse, and its answer back. */
export interface EligibilityFormat {
  /** The text of a question, and the name of its file. */
  write(question: EligibilityQuestion): { name: string; text: string };
  /** @throws AppError `INVALID` beside `file` when the text is no answer of this format */
  read(text: string): EligibilityAnswer;
}

import type { TypedFields } from "./typed-in.ts";

/** What two devices typed for one question. */
export interface Conflict {
  itemId: string;
  typed: Readonly<Record<string, string | readonly string[]>>;
  revision: number;
}

/** Why a page was not left, with what stood on it. */
export interface StepReply {
  typed: TypedFields;
  bases: Record<string, number>;
  errors?: Record<string, string>;
  conflicts?: Conflict[];
  /** Questions whose answers would be removed. */
  discards?: string[];
  /** It cannot be saved now, in a sentence. */
  blocked?: string;
}

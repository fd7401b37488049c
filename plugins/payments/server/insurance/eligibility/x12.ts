import type { EligibilityFormat } from "./eligibility.ts";
import { read271 } from "./read-271.ts";
import { write270 } from "./write-270.ts";

/** Questions and answers as American clearinghouses exchange them: X12 270 and 271. */
export const x12: EligibilityFormat = { write: write270, read: read271 };

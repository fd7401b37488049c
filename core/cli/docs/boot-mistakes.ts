import type { BootMistake } from "./boot-mistake.ts";
import { contractMistakes } from "./contract-mistakes.ts";
import { packageMistakes } from "./package-mistakes.ts";

/** Mistakes by where they are made; docs/plugins/errors.md shows every sentence, and a test makes every mistake. */
export const bootMistakes: readonly { where: string; mistakes: readonly BootMistake[] }[] = [...packageMistakes, ...contractMistakes];

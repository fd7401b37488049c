import { contractMistakes } from "./contract-mistakes.ts";
import { packageMistakes } from "./package-mistakes.ts";

/** Something that an author gets wrong, and what boot then says. */
export interface BootMistake {
  /** What the author did, such as "A table without the plugin's prefix". */
  did: string;
  /** Makes the mistake; answers the sentence. */
  sentence(): Promise<string>;
}

/** Mistakes by where they are made; docs/plugins/errors.md shows every sentence, and a test makes every mistake. */
export const bootMistakes: readonly { where: string; mistakes: readonly BootMistake[] }[] = [...packageMistakes, ...contractMistakes];

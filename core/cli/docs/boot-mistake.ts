/** Something that an author gets wrong, and what boot then says. */
export interface BootMistake {
  /** What the author did, such as "A table without the plugin's prefix". */
  did: string;
  /** Makes the mistake; answers the sentence. */
  sentence(): Promise<string>;
}

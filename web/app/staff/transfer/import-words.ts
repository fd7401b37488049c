/** How far an import is, in words. */
export const importState: Record<string, string> = { mapping: "Columns to choose", checking: "Being checked", ready: "Ready to start", running: "Being imported", done: "Imported", undone: "Undone" };

const plural = (many: number, one: string, several = `${one}s`): string => `${many.toLocaleString("en-US")} ${many === 1 ? one : several}`;

/** "3 to add, 1 that may be there already, 2 with errors", or what became of them. */
export function countsInWords(counts: Record<string, number | undefined>): string {
  const words: [string, (many: number) => string][] = [
    ["new", (many) => `${plural(many, "row")} to add`],
    ["duplicate", (many) => `${plural(many, "row")} of clients who are there already`],
    ["created", (many) => `${plural(many, "client")} added`],
    ["updated", (many) => `${plural(many, "client")} updated`],
    ["skipped", (many) => `${plural(many, "row")} skipped`],
    ["error", (many) => `${plural(many, "row")} with errors`],
    ["noted", (many) => `${plural(many, "row")} with something to see to`],
  ];
  return words.flatMap(([name, say]) => (counts[name] ? [say(counts[name] ?? 0)] : [])).join(", ");
}

const plainWords = (text: string): string => text.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/[^a-z0-9]+/g, " ").trim();

/** For each field the column that is most likely meant: by its own name or label, else by what other systems call it. Each column is used once. */
export function guessColumns(heads: readonly string[], fields: readonly { name: string; label: string; guesses?: readonly string[] }[]): Record<string, number> {
  const columns = heads.map(plainWords);
  const mapping: Record<string, number> = {};
  const used = new Set<number>();
  const take = (field: string, words: readonly string[]): void => {
    if (field in mapping) return;
    for (const word of words) {
      const at = columns.findIndex((head, index) => head === plainWords(word) && !used.has(index));
      if (at < 0) continue;
      mapping[field] = at;
      used.add(at);
      return;
    }
  };
  for (const { name, label } of fields) take(name, [label, name]);
  for (const { name, guesses = [] } of fields) take(name, guesses);
  return mapping;
}

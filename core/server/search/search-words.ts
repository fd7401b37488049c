/** Finds what somebody types in what was written: every word of it, in any order, whatever the case and the accents. */
export interface SearchWords {
  /** False when nothing was typed that could be looked for. */
  readonly any: boolean;
  /** Whether all words stand somewhere in these texts together. */
  in(...texts: readonly string[]): boolean;
  /** A piece of the text around the first word that stands in it; the text's beginning when none does. */
  around(text: string): string;
}

const before = 40;
const most = 160;
const mostWords = 8;

/** Letters that Unicode takes for letters of their own, and people type without their stroke. */
const plain: Record<string, string> = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };

const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en").replace(/[łøđßæœı]/g, (letter) => plain[letter] ?? letter);

export function searchWords(typed: string): SearchWords {
  const words = [...new Set(folded(typed).split(/\s+/).filter(Boolean))].slice(0, mostWords);
  return {
    any: words.length > 0,
    in(...texts) {
      const whole = folded(texts.join("\n"));
      return words.length > 0 && words.every((word) => whole.includes(word));
    },
    around(text) {
      const line = text.replace(/\s+/g, " ").trim();
      const found = words.map((word) => placeOf(line, word)).filter((at) => at >= 0);
      const first = found.length === 0 ? 0 : Math.min(...found);
      const from = first <= before ? 0 : line.indexOf(" ", first - before) + 1 || first - before;
      const cut = line.slice(Math.min(from, first), Math.min(from, first) + most);
      return `${from > 0 ? "…" : ""}${cut.trim()}${Math.min(from, first) + most < line.length ? "…" : ""}`;
    },
  };
}

/** Where a folded word stands in a text as it is written; folding may make it longer or shorter. */
function placeOf(line: string, word: string): number {
  const at = folded(line).indexOf(word);
  if (at < 0 || folded(line).length === line.length) return at;
  let length = 0;
  let place = 0;
  for (const letter of line) {
    if (length >= at) return place;
    length += folded(letter).length;
    place += letter.length;
  }
  return place;
}

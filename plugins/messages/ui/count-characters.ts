/** Characters as people count them for a limit: an emoji of one code point is one. */
export const countCharacters = (text: string): number => [...text.trim()].length;

/** What the counter says, from 100 characters left on; nothing before. */
export function counterWords(text: string, most: number): string {
  const left = most - countCharacters(text);
  if (left > 100) return "";
  if (left < 0) return `${-left} ${left === -1 ? "character" : "characters"} too many`;
  return `${left} ${left === 1 ? "character" : "characters"} left`;
}

const spokenAt = [100, 20, 0];

/** What a screen reader hears when a text grows past 100, 20 and 0 characters left; nothing for every other letter. */
export function spokenCount(before: string, after: string, most: number): string {
  const leftBefore = most - countCharacters(before);
  const leftAfter = most - countCharacters(after);
  return spokenAt.some((mark) => leftBefore > mark && leftAfter <= mark) ? counterWords(after, most) : "";
}

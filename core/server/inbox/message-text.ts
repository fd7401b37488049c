import { invalid } from "../errors.ts";

/** The most a message holds, counted in code points, so that an emoji of one code point counts once. */
export const mostCharacters = 10_000;

// Everything below space but newline and tab, and the C1 controls.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
// Embeddings, overrides and isolates can make text read otherwise than it is; marks (U+200E, U+200F) stay, right-to-left text needs them.
const bidiOverrides = /[\u202a-\u202e\u2066-\u2069]/g;
const loneSurrogates = /\p{Cs}/gu;
const blank = /^[\p{White_Space}\u200b\u2060\ufeff\u2800]$/u;
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

function trimEnds(text: string): string {
  let from = 0;
  let to = text.length;
  // From the ends inwards: a pattern with `+$` would look at a long run of spaces over and over.
  while (from < to && blank.test(text.charAt(from))) from += 1;
  while (to > from && blank.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** Text as it is stored: ends trimmed, line ends as `\n`, without control characters and bidi overrides. */
export function cleanText(raw: string): string {
  const text = raw
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(controls, "")
    .replaceAll(bidiOverrides, "")
    .replaceAll(loneSurrogates, "\ufffd");
  return trimEnds(text);
}

/** Code points in a text. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * The text of a message, cleaned.
 * @throws AppError `INVALID` on field `text` when nothing can be read in it and no file comes with it, or when it is too long.
 */
export function messageText(raw: string, hasFiles: boolean): string {
  const text = cleanText(raw);
  if (!visible.test(text)) {
    if (hasFiles) return "";
    throw invalid({ text: "Write a message or add a file." });
  }
  const over = text.length <= mostCharacters ? 0 : countCharacters(text) - mostCharacters;
  if (over > 0) {
    const words = over === 1 ? "1 character" : `${over.toLocaleString("en-US")} characters`;
    throw invalid({ text: `Your message is ${words} too long. The most is 10,000.` });
  }
  return text;
}

/** The start of a text on one line, for lists. */
export function previewText(text: string, most = 100): string {
  const line = text.slice(0, most * 8).replaceAll(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join("")}…`;
}

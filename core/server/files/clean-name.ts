const longest = 200;

// Control characters, halves of characters, and the marks that turn the direction of text. Joiners stay: emoji are made of them.
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** The ending of a name in lower case, without the dot; empty when there is none. */
export const endingOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** A file name as people may see it: no folders, no control characters, at most 200 characters with the ending kept. */
export function cleanName(raw: string): string {
  const last = raw.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(unsafe, "").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "");
  const name = plain || "file";
  const characters = [...name];
  if (characters.length <= longest) return name;
  const ending = endingOf(name);
  const kept = ending ? `.${ending}` : "";
  return characters.slice(0, longest - [...kept].length).join("") + kept;
}

/** The same name with an ending, for pictures that phones send as "blob" or "image". */
export const withEnding = (name: string, ending: string): string => {
  const characters = [...name];
  return `${characters.slice(0, longest - ending.length - 1).join("")}.${ending}`;
};

/** A run of a message: words, or words that lead somewhere. */
export interface TextRun {
  text: string;
  href?: string;
}

const pattern = /\bhttps?:\/\/[^\s<>"]+|\bmailto:[^\s<>"]+@[^\s<>"]+|\btel:\+?[\d().-]{5,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const closers: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** Cuts off what ends the sentence rather than the address. */
function trimmed(found: string): string {
  let address = found;
  for (;;) {
    const last = address.at(-1) ?? "";
    const opener = closers[last];
    const closesNothing = opener !== undefined && address.split(opener).length < address.split(last).length;
    if (!closesNothing && !/[.,;:!?'*_~]/.test(last)) return address;
    address = address.slice(0, -1);
  }
}

function hrefOf(address: string): string | undefined {
  if (!/^(?:https?|mailto|tel):/i.test(address)) return `mailto:${address}`;
  return URL.canParse(address) ? address : undefined;
}

/** Finds web, e-mail and phone links in a message; everything else, any other scheme included, stays words. */
export function linkedText(text: string): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > from) runs.push({ text: text.slice(from, match.index) });
    runs.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}

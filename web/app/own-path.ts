/**
 * A path of this portal to go to next, from text that anyone may have written: `fallback` when it leads elsewhere.
 * Browsers drop tabs and line ends and read a backslash as a slash, so these are refused, not cleaned.
 */
export function ownPath(text: string | null | undefined, fallback = "/"): string {
  if (text === null || text === undefined || text.length > 2_000) return fallback;
  if (!text.startsWith("/") || text.startsWith("//") || /[\\\u0000-\u0020\u007f]/.test(text)) return fallback;
  const base = "http://portal.invalid";
  if (!URL.canParse(text, base)) return fallback;
  const url = new URL(text, base);
  // `/x/..//evil.example` only turns into `//evil.example` once it is resolved.
  return url.origin === base && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : fallback;
}

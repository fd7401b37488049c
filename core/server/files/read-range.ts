/** The part of a file that a `Range` header asks for; null for all of it, and for what we do not read, such as several parts at once. */
export function readRange(header: string | undefined, size: number): { start: number; end: number } | "beyond" | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!found || (!found[1] && !found[2])) return null;
  const last = size - 1;
  if (!found[1]) return Number(found[2]) === 0 ? "beyond" : { start: Math.max(0, size - Number(found[2])), end: last };
  const start = Number(found[1]);
  const end = found[2] ? Math.min(Number(found[2]), last) : last;
  if (start > last) return "beyond";
  return end < start ? null : { start, end };
}

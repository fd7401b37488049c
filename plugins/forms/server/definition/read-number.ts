/** Reads a number as people type, paste or say it: `1,250`, `12.5`, `12,5`, `150 lb`; null when it is none. */
export function readNumber(typed: string, unit?: string): number | null {
  let text = typed.trim().toLowerCase().replaceAll(/[\s\u00a0\u202f']/g, "");
  if (unit && text.endsWith(unit.toLowerCase().replaceAll(" ", ""))) text = text.slice(0, -unit.replaceAll(" ", "").length);
  text = text.replace(/^\u2212/, "-").replace(/^\+/, "");
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(",", "");
  else text = text.replace(/^(-?\d+),(\d+)$/, "$1.$2");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text) || text.length > 20) return null;
  return Number(text);
}

/** How many digits stand behind the point. */
export const decimalsOf = (number: number): number => (String(number).split(".")[1] ?? "").length;

/** A phone number without spaces, dashes, dots and brackets, with its `+`; null when it cannot be one. */
export function readPhone(typed: string): string | null {
  const text = typed.trim().replace(/^(tel|phone)[.:\s]*/i, "");
  if (!/^\+?[\d\s().\-\u2010-\u2015/]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, "");
  return digits.length < 7 || digits.length > 15 ? null : `${text.startsWith("+") ? "+" : ""}${digits}`;
}

/** A member, policy or group number without spaces and dashes, in capitals; null when it cannot be one. */
export function readMemberNumber(typed: string): string | null {
  const text = typed.trim().toUpperCase().replaceAll(/[\s.\-\u2010-\u2015/()#]/g, "");
  return /^[A-Z0-9]{2,40}$/.test(text) ? text : null;
}

export const readEmail = (typed: string): string | null => {
  const text = typed.trim().replace(/^mailto:/i, "");
  return /^[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;.]{2,}$/.test(text) && text.length <= 254 ? text : null;
};

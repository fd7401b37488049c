import type { Typed } from "./answer.ts";

/** The first value of a field; "" when there is none. */
export function textIn(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

/** Every value of a field that says something. */
export function listIn(typed: Typed, name: string): string[] {
  const value = typed[name];
  return (typeof value === "string" ? [value] : [...(value ?? [])]).filter((one) => one !== "");
}

const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2028\u2029\ufeff]/g;

/** Text as it is kept: one form of each character, no control characters, ends trimmed, lines only where they belong. */
export function clean(text: string, lines: boolean): string {
  const one = text.normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(controls, "").trim();
  return lines ? one : one.replaceAll(/\s+/g, " ");
}

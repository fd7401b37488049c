import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";

/** How many charges one form takes. */
export const mostLines = 20;

/** The charges that were typed, without the empty ones at the end. */
export function typedLines(form: SentForm): { day: string; description: string; code: string; amount: string; quantity: string }[] {
  const count = Math.min(mostLines, Number(form.text("lines")) || 1);
  const all = Array.from({ length: count }, (_, at) => {
    const text = (name: string): string => form.text(`lines.${at}.${name}`);
    return { day: text("day"), description: text("description"), code: text("code"), amount: text("amount"), quantity: text("quantity") || "1" };
  });
  const last = all.findLastIndex((line) => line.description !== "" || line.amount !== "" || line.code !== "");
  return all.slice(0, Math.max(1, last + 1));
}

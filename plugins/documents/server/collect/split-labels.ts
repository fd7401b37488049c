import { invalid } from "@anteroom/core/server";

const most = 8;
const longest = 100;

/** What is asked for, one a line as it was typed. @throws AppError `INVALID` beside the field */
export function splitLabels(typed: string): string[] {
  const labels = [...new Set(typed.split("\n").map((line) => line.replace(/^[\s\-*•]+/, "").trim()).filter(Boolean))];
  if (labels.length === 0) throw invalid({ labels: "Write what you need, one document a line." });
  if (labels.length > most) throw invalid({ labels: `Ask for ${most} documents or fewer at a time.` });
  if (labels.some((label) => label.length > longest)) throw invalid({ labels: `Use ${longest} characters or fewer for a line.` });
  return labels;
}

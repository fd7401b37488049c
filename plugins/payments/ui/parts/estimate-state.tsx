import { Tag } from "@anteroom/core/ui";

type Tone = "neutral" | "accent" | "success";

const words: Record<string, [string, Tone]> = { sent: ["Not read yet", "accent"], acknowledged: ["Read", "success"], expired: ["Run out", "neutral"], replaced: ["Replaced", "neutral"], withdrawn: ["Withdrawn", "neutral"] };

/** How an estimate stands, in a word or two. */
export function EstimateState({ state }: { state: string }) {
  const [label, tone] = words[state] ?? [state, "neutral" as const];
  return <Tag tone={tone}>{label}</Tag>;
}

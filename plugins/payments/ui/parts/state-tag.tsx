import { Tag } from "@anteroom/core/ui";

type Tone = "neutral" | "accent" | "success" | "warning";

const words: Record<string, [string, Tone]> = {
  draft: ["Draft", "neutral"], open: ["To pay", "accent"], "partly paid": ["Part paid", "accent"], paid: ["Paid", "success"], void: ["Void", "neutral"], "written off": ["Nothing to pay", "neutral"], refunded: ["Refunded", "neutral"], "partly refunded": ["Partly refunded", "neutral"],
  "needs action": ["Waits for you", "accent"], processing: ["On its way", "neutral"], "on hold": ["On its way", "neutral"], succeeded: ["Paid", "success"], failed: ["Not paid", "neutral"], disputed: ["With the bank", "neutral"],
};

/** How an invoice or payment stands, in a word or two. */
export function StateTag({ state, overdue = false }: { state: string; overdue?: boolean }) {
  const [label, tone] = overdue ? (["Overdue", "warning"] as const) : (words[state] ?? [state, "neutral" as const]);
  return <Tag tone={tone}>{label}</Tag>;
}

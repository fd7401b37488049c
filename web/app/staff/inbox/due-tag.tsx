import type { ReplyDue } from "@anteroom/core/server";
import { Tag } from "@anteroom/core/ui";
import { dueWords } from "./due-words.ts";

const tones = { calm: "neutral", soon: "warning", late: "danger" } as const;

/** Until when a reply is due, in business hours; the colour only repeats what the words say. */
export function DueTag({ due }: { due: ReplyDue }) {
  return <Tag tone={tones[due.stage]}>{dueWords(due)}</Tag>;
}

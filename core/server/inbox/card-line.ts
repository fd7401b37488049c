import type { Sealer } from "../secrets.ts";
import type { CardFace } from "./card-view.ts";
import type { CardRow } from "./inbox-rows.ts";

/** The last neutral line of a card: what is left to say when its plugin cannot draw it. */
export interface CardLine {
  title: string;
  summary: string;
  href: string | null;
}

type Keyed = Pick<CardRow, "practice_id" | "conversation_id" | "entry_id">;

const place = (card: Keyed) => ({ practiceId: card.practice_id, table: "inbox_cards", row: `${card.conversation_id}:${card.entry_id}`, column: "line" });

export const sealLine = (sealer: Sealer, card: Keyed, line: CardLine): string => sealer.seal(place(card), JSON.stringify(line));

export const openLine = (sealer: Sealer, card: Keyed & { line: string | null }): CardLine | null =>
  card.line === null ? null : (JSON.parse(sealer.unseal(place(card), card.line)) as CardLine);

/** What is kept of a face. */
export function lineOfFace(face: CardFace): CardLine {
  const link = face.view.actions.find((action) => "to" in action.do);
  return { title: face.view.title, summary: face.summary, href: link && "to" in link.do ? link.do.to : null };
}

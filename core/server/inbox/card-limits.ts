import { cardLimits } from "./card-view.ts";
import type { Block, CardFace, UnknownBlock } from "./card-view.ts";

const known = (block: Block | UnknownBlock): block is Block => !block.t.startsWith("x-");

/** What a card has too much of, as ends of the sentence "the card …"; none when core can always draw it. */
export function cardProblems(face: CardFace): string[] {
  const { view } = face;
  const blocks = view.blocks.filter(known);
  const count = (type: Block["t"]): number => blocks.filter((block) => block.t === type).length;
  const problems: string[] = [];
  const limit = (have: number, most: number, what: string): void => {
    if (have > most) problems.push(`has ${have} ${what}; at most ${most}`);
  };
  limit(view.actions.length, cardLimits.actions, "actions");
  limit(view.actions.filter((action) => action.style === "primary").length, cardLimits.primaryActions, "primary actions");
  limit(view.blocks.length, cardLimits.blocks, "blocks");
  limit(count("field"), cardLimits.fields, "fields");
  limit(face.summary.length, cardLimits.summary, "characters in its summary");
  limit(Buffer.byteLength(JSON.stringify(view)), cardLimits.bytes, "bytes");
  for (const block of blocks) {
    if (block.t === "choices") limit(block.options.length, cardLimits.choices, `choices in "${block.legend}"`);
    if (block.t === "facts") limit(block.items.length, cardLimits.facts, "facts");
    if (block.t === "checklist") limit(block.items.length, cardLimits.checklist, "lines in its checklist");
  }
  if (!view.title.trim()) problems.push("has no title");
  return problems;
}

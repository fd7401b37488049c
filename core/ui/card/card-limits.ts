import type { CardEnvelope, cardLimits } from "../../server/inbox/card-view.ts";

// Written again here, because browsers must not load server files; the type makes a difference a compile error.
const limits: typeof cardLimits = {
  actions: 3, primaryActions: 1, blocks: 12, choices: 6, fields: 3, facts: 8, checklist: 8, summary: 120, bytes: 8 * 1024,
};

/** The limits a card breaks, by name; a card that breaks any is drawn as title, status and summary only. */
export function brokenLimits({ view, summary }: CardEnvelope): string[] {
  const counts: Record<keyof typeof limits, number> = {
    actions: view.actions.length,
    primaryActions: view.actions.filter((action) => action.style === "primary").length,
    blocks: view.blocks.length,
    choices: 0,
    fields: view.blocks.filter((block) => block.t === "field").length,
    facts: 0,
    checklist: 0,
    summary: [...summary].length,
    bytes: new TextEncoder().encode(JSON.stringify(view)).length,
  };
  for (const block of view.blocks) {
    if (block.t === "choices") counts.choices = Math.max(counts.choices, block.options.length);
    if (block.t === "facts") counts.facts = Math.max(counts.facts, block.items.length);
    if (block.t === "checklist") counts.checklist = Math.max(counts.checklist, block.items.length);
  }
  return Object.entries(counts).filter(([name, count]) => count > limits[name as keyof typeof limits]).map(([name]) => name);
}

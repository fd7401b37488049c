import type { CardView } from "../../server/inbox/card-view.ts";
import type { CardFields } from "./card-blocks.tsx";

const ownNames = new Set(["rev", "key"]);

/** What the person entered in a card's form; a choice of many is always a list, even when nothing is ticked. */
export function readCardFields(form: HTMLFormElement, view: CardView): CardFields {
  const data = new FormData(form);
  const fields: CardFields = {};
  for (const block of view.blocks) {
    if (block.t === "choices" && block.many) fields[block.name] = data.getAll(block.name).map(String);
  }
  for (const [name, value] of data) {
    if (!ownNames.has(name) && fields[name] === undefined) fields[name] = String(value);
  }
  return fields;
}

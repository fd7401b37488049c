import type { CardFace } from "@anteroom/core/server";
import type { Item } from "./items.ts";

/** How one thing to do looks in the conversation; `mine` is whether the viewer is the one who does it. */
export function itemFace(item: Pick<Item, "title" | "doneAt">, mine: boolean): CardFace {
  const done = item.doneAt !== null;
  return {
    state: done ? "done" : "live",
    needsYou: mine && !done,
    summary: done ? "Done" : "Something to do",
    push: "task",
    view: {
      kindLine: "{{name}}",
      title: item.title,
      status: { tag: done ? "Done" : "To do", tone: done ? "success" : "accent" },
      blocks: [],
      actions: mine && !done ? [{ id: "done", label: "Mark as done", style: "primary", do: { post: true }, a11yContext: `: ${item.title}` }] : [],
    },
  };
}

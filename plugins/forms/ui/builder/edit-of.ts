import type { FormEdit } from "../../server/builder/edit-definition.ts";

/** The edit that a button such as `move-item:sleep:up` asks for; null when it is none. */
export function editOf(what: string, [id = "", direction = ""]: readonly string[], title: string): FormEdit | null {
  const way = direction === "up" || direction === "down" ? direction : null;
  if (what === "add-page") return { do: "add-page", title };
  if (what === "move-item" && way) return { do: "move-item", itemId: id, direction: way };
  if (what === "move-page" && way) return { do: "move-page", pageId: id, direction: way };
  if (what === "duplicate-item" || what === "remove-item") return { do: what, itemId: id };
  return what === "remove-page" ? { do: "remove-page", pageId: id } : null;
}

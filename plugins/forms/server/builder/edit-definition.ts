import { z } from "zod";
import { condition } from "../definition/condition.ts";
import type { FormDefinition, FormPage } from "../definition/form-definition.ts";
import { name } from "../definition/item.ts";
import type { Item } from "../definition/item.ts";

const direction = z.enum(["up", "down"]);

/** One change of a form's outline. */
export const formEdit = z.discriminatedUnion("do", [
  z.object({ do: z.literal("move-item"), itemId: name, direction }),
  z.object({ do: z.literal("duplicate-item"), itemId: name }),
  z.object({ do: z.literal("remove-item"), itemId: name }),
  z.object({ do: z.literal("add-page"), title: z.string().trim().max(120, "Use 120 characters or fewer.") }),
  z.object({ do: z.literal("change-page"), pageId: name, title: z.string().trim().max(120, "Use 120 characters or fewer."), stem: z.string().trim().max(600, "Use 600 characters or fewer."), showWhen: condition.nullable() }),
  z.object({ do: z.literal("move-page"), pageId: name, direction }),
  z.object({ do: z.literal("remove-page"), pageId: name }),
]);

export type FormEdit = z.infer<typeof formEdit>;

/** What an edit is called when it can be undone. */
export const editWords: Record<FormEdit["do"], string> = {
  "move-item": "Moved a question",
  "duplicate-item": "Duplicated a question",
  "remove-item": "Removed a question",
  "add-page": "Added a page",
  "change-page": "Changed a page",
  "move-page": "Moved a page",
  "remove-page": "Removed a page",
};

/** The form after an edit; as it was when the edit names something that is not there, or leads nowhere. */
export function editDefinition(form: FormDefinition, edit: FormEdit): FormDefinition {
  switch (edit.do) {
    case "move-item": return withPages(form, moveItem(form.pages, edit.itemId, edit.direction));
    case "duplicate-item": return withPages(form, form.pages.map((page) => ({ ...page, items: page.items.flatMap((item) => (item.id === edit.itemId ? [item, { ...structuredClone(item), id: freeName(form, item.id) }] : [item])) })));
    case "remove-item": return withPages(form, form.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== edit.itemId) })));
    case "add-page": return withPages(form, [...form.pages, { id: freeName(form, "page"), ...(edit.title ? { title: edit.title } : {}), items: [] }]);
    case "change-page":
      return withPages(form, form.pages.map((page) => (page.id === edit.pageId ? { id: page.id, ...(edit.title ? { title: edit.title } : {}), ...(edit.stem ? { stem: edit.stem } : {}), ...(edit.showWhen ? { showWhen: edit.showWhen } : {}), items: page.items } : page)));
    case "move-page": return withPages(form, swapped(form.pages, form.pages.findIndex((page) => page.id === edit.pageId), edit.direction));
    case "remove-page": return withPages(form, form.pages.filter((page) => page.id !== edit.pageId));
  }
}

/** Puts a question into a form: in its own place when it is there, at the end of a page otherwise. */
export function putItem(form: FormDefinition, pageId: string, item: Item): FormDefinition {
  const known = form.pages.some((page) => page.items.some((one) => one.id === item.id));
  if (known) return withPages(form, form.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === item.id ? item : one)) })));
  if (form.pages.length === 0) return withPages(form, [{ id: freeName(form, "page"), items: [item] }]);
  const to = form.pages.some((page) => page.id === pageId) ? pageId : form.pages.at(-1)?.id;
  return withPages(form, form.pages.map((page) => (page.id === to ? { ...page, items: [...page.items, item] } : page)));
}

const withPages = (form: FormDefinition, pages: FormPage[]): FormDefinition => ({ ...form, pages });

/** A name that nothing in the form has, made from words or from another name. */
export function freeName(form: FormDefinition, from: string): string {
  const taken = new Set(form.pages.flatMap((page) => [page.id, ...page.items.map((item) => item.id)]));
  const base = from.normalize("NFKD").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "").slice(0, 32).replace(/-+$/, "") || "item";
  for (let n = 1; ; n++) {
    const free = n === 1 ? base : `${base.replace(/-\d+$/, "")}-${n}`;
    if (!taken.has(free)) return free;
  }
}

/** One place up or down; at the edge of a page on to the next page. */
function moveItem(pages: readonly FormPage[], itemId: string, way: "up" | "down"): FormPage[] {
  const from = pages.findIndex((page) => page.items.some((item) => item.id === itemId));
  const page = pages[from];
  if (!page) return [...pages];
  const at = page.items.findIndex((item) => item.id === itemId);
  const inside = swapped(page.items, at, way);
  if (inside.some((item, index) => item !== page.items[index])) return pages.map((one, index) => (index === from ? { ...one, items: inside } : one));
  const to = from + (way === "up" ? -1 : 1);
  const item = page.items[at];
  if (!item || !pages[to]) return [...pages];
  return pages.map((one, index) => {
    if (index === from) return { ...one, items: one.items.filter((each) => each.id !== itemId) };
    return index === to ? { ...one, items: way === "up" ? [...one.items, item] : [item, ...one.items] } : one;
  });
}

function swapped<T>(list: readonly T[], at: number, way: "up" | "down"): T[] {
  const to = at + (way === "up" ? -1 : 1);
  const copy = [...list];
  const [one, other] = [copy[at], copy[to]];
  if (one === undefined || other === undefined) return copy;
  copy[at] = other;
  copy[to] = one;
  return copy;
}

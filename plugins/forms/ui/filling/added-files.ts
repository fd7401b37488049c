import type { TypedFields } from "./typed-in.ts";

/** A question of a page with its place on it, from 1. */
type Placed = { id: string; type: string };

/** Which question of a page a file is chosen for without scripts, by the address, and the files that came back for it. */
export function addedFiles(items: readonly Placed[], { searchParams }: URL, typed: TypedFields): { choosing: string | null; typed: TypedFields } {
  const item = items[Number(searchParams.get("add")) - 1];
  if (item?.type !== "file") return { choosing: null, typed };
  const files = searchParams.getAll("file").slice(0, 10);
  if (files.length === 0) return { choosing: item.id, typed };
  // Continue saves them; until then they stand on the page as those that were added before.
  return { choosing: null, typed: { ...typed, [item.id]: [...new Set([...[typed[item.id] ?? []].flat(), ...files])] } };
}

import type { SqlValue } from "../database/database.ts";
import { invalid, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { StaffViewer } from "../viewer.ts";
import { deskViews, mostCounted } from "./desk.ts";
import type { DeskView } from "./desk.ts";
import { both, deskFilter, filterCondition } from "./desk-filter.ts";
import type { DeskFilter } from "./desk-filter.ts";
import { answersFor, conversationsIn } from "./view-conditions.ts";

const mostSaved = 12;

/** A filter that a staff member keeps under a name of their own. */
export interface SavedFilter {
  id: string;
  name: string;
  view: DeskView;
  filter: DeskFilter;
}

interface FilterRow {
  id: string;
  name: string;
  view: string;
  filter: string;
}

const kept = ({ id, name, view, filter }: FilterRow): SavedFilter => {
  const read = deskFilter.safeParse(JSON.parse(filter));
  return { id, name, view: deskViews.find((one) => one === view) ?? "all", filter: read.success ? read.data : {} };
};

const nameOf = (name: string): string => {
  const words = name.trim().replace(/\s+/g, " ");
  if (words === "" || words.length > 40) throw invalid({ name: "Write a name of 1 to 40 characters." });
  return words;
};

/** A staff member's own filters, each with how many conversations it finds; two statements however many they are. */
export async function savedFilters(host: Host, viewer: StaffViewer): Promise<(SavedFilter & { count: number })[]> {
  const rows = await host.db.hot.all<FilterRow>("SELECT id, name, view_name AS view, filter FROM desk_saved_filters WHERE practice_id = ? AND staff_id = ? ORDER BY name, id", [viewer.practiceId, viewer.staffId]);
  const filters = rows.map(kept);
  if (filters.length === 0) return [];
  const mine = await answersFor(host, viewer);
  const now = host.clock.now();
  const parts = filters.map(({ view, filter }) => both(conversationsIn(host, viewer, view, mine), filterCondition(filter, viewer.staffId, now)));
  const columns = parts.map(({ words }, at) => `(SELECT COUNT(*) FROM (SELECT 1 AS one ${words} LIMIT ${mostCounted}) f_${at}) AS n_${at}`);
  const [counted] = await host.db.hot.all<Record<string, number>>(`SELECT ${columns.join(", ")}`, parts.flatMap(({ params }): SqlValue[] => params));
  return filters.map((one, at) => ({ ...one, count: Number(counted?.[`n_${at}`] ?? 0) }));
}

/** Keeps a filter; the same id again keeps it once. */
export async function saveFilter(host: Host, viewer: StaffViewer, { id, name, view, filter }: SavedFilter): Promise<void> {
  const words = nameOf(name);
  await host.db.transaction(async (tx) => {
    const own = await tx.all<{ id: string; name: string }>("SELECT id, name FROM desk_saved_filters WHERE practice_id = ? AND staff_id = ?", [viewer.practiceId, viewer.staffId]);
    if (own.some((one) => one.id === id)) return;
    if (own.some((one) => one.name.toLowerCase() === words.toLowerCase())) throw invalid({ name: "You have a filter with this name. Choose another name." });
    if (own.length >= mostSaved) throw invalid({ name: `You can keep ${mostSaved} filters. Delete one first.` });
    const columns = ["id", "practice_id", "staff_id", "name", "view_name", "filter", "created_at"];
    await tx.run(`INSERT INTO desk_saved_filters (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`, [id, viewer.practiceId, viewer.staffId, words, view, JSON.stringify(filter), host.clock.now()]);
  });
}

/** Gives an own filter another name. */
export async function renameFilter(host: Host, viewer: StaffViewer, id: string, name: string): Promise<void> {
  const words = nameOf(name);
  await host.db.transaction(async (tx) => {
    const own = await tx.all<{ id: string; name: string }>("SELECT id, name FROM desk_saved_filters WHERE practice_id = ? AND staff_id = ?", [viewer.practiceId, viewer.staffId]);
    if (!own.some((one) => one.id === id)) throw notFound("this filter");
    if (own.some((one) => one.id !== id && one.name.toLowerCase() === words.toLowerCase())) throw invalid({ name: "You have a filter with this name. Choose another name." });
    await tx.run("UPDATE desk_saved_filters SET name = ? WHERE id = ?", [words, id]);
  });
}

/** Deletes an own filter. */
export async function removeFilter(host: Host, viewer: StaffViewer, id: string): Promise<void> {
  const { changes } = await host.db.transaction((tx) => tx.run("DELETE FROM desk_saved_filters WHERE id = ? AND practice_id = ? AND staff_id = ?", [id, viewer.practiceId, viewer.staffId]));
  if (changes === 0) throw notFound("this filter");
}

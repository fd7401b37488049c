import type { Host } from "../host-parts.ts";
import type { StaffViewer } from "../viewer.ts";
import { deskViews, mostCounted } from "./desk.ts";
import type { DeskView } from "./desk.ts";
import { both } from "./desk-filter.ts";
import { answersFor, conversationsIn, namedUnread } from "./view-conditions.ts";

/** How many conversations are in each view, in one statement that stops counting at `mostCounted`: its cost does not grow with the practice. */
export async function countDesk(host: Host, viewer: StaffViewer): Promise<Record<DeskView, number>> {
  const mine = await answersFor(host, viewer);
  const parts = deskViews.map((view) => {
    const found = conversationsIn(host, viewer, view, mine);
    // Whoever was named looks there for what they have not read yet.
    return { view, ...(view === "mentions" ? both(found, { words: namedUnread, params: [viewer.staffId] }) : found) };
  });
  const columns = parts.map(({ view, words }) => `(SELECT COUNT(*) FROM (SELECT 1 AS one ${words} LIMIT ${mostCounted}) v_${view}) AS n_${view}`);
  const [row] = await host.db.hot.all<Record<string, number>>(`SELECT ${columns.join(", ")}`, parts.flatMap(({ params }) => params));
  return Object.fromEntries(deskViews.map((view) => [view, Number(row?.[`n_${view}`] ?? 0)])) as Record<DeskView, number>;
}

import type { Tx } from "../../database/database.ts";
import { AppError, notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { personAsStaff } from "../../people/person-as-staff.ts";
import type { StaffViewer } from "../../viewer.ts";
import type { ShelfItem } from "./shelf-item.ts";

/** Who was given something is remembered this long after: by then it is done, or everybody's again. */
export const heldForMs = 180 * 24 * 60 * 60_000;

/** An item's id as its two parts: where it is from, and which one. */
export function partsOf(itemId: string): { source: string; subjectId: string } {
  const at = itemId.indexOf("/");
  return { source: itemId.slice(0, Math.max(at, 0)), subjectId: itemId.slice(at + 1) };
}

/** Who was given what in a practice, by item id; only colleagues who are still there. */
export async function taskHolders(host: Host, practiceId: string): Promise<Map<string, string>> {
  const rows = await host.db.hot.all<{ source: string; subject_id: string; staff_id: string }>(
    "SELECT h.source, h.subject_id, h.staff_id FROM inbox_task_holders h JOIN staff s ON s.id = h.staff_id AND s.active = 1 WHERE h.practice_id = ? AND h.given_at > ?",
    [practiceId, host.clock.now() - heldForMs],
  );
  return new Map(rows.map((row) => [`${row.source}/${row.subject_id}`, row.staff_id]));
}

/** Gives something of the viewer's list to a colleague, or back to everybody with null. A colleague must see it too: work must not vanish. */
export async function giveTask(host: Host, viewer: StaffViewer, listOf: (staff: StaffViewer) => Promise<ShelfItem[]>, given: { itemId: string; staffId: string | null }, tx: Tx): Promise<void> {
  const item = (await listOf(viewer)).find((one) => one.id === given.itemId);
  if (!item) throw notFound("this task");
  const { source, subjectId } = partsOf(item.id);
  const colleague = given.staffId === null ? null : await host.people.of(viewer.practiceId).staffMember(given.staffId, tx);
  if (given.staffId !== null && !colleague?.active) throw notFound("this colleague");
  const keeper = host.registry.toDoSources().find((one) => one.pluginId === source && one.source.give);
  if (keeper?.source.give) return keeper.source.give(host.context(source, viewer.practiceId, viewer), tx, subjectId, given.staffId);
  if (colleague && !(await listOf(personAsStaff(colleague))).some((one) => one.id === item.id)) {
    throw new AppError("CONFLICT", `${colleague.name} does not see this, so it would be lost. Add them to the client's care team first.`);
  }
  await tx.run("DELETE FROM inbox_task_holders WHERE practice_id = ? AND source = ? AND subject_id = ?", [viewer.practiceId, source, subjectId]);
  if (!colleague) return;
  await tx.run("INSERT INTO inbox_task_holders (practice_id, source, subject_id, staff_id, given_by, given_at) VALUES (?, ?, ?, ?, ?, ?)", [
    viewer.practiceId, source, subjectId, colleague.id, viewer.staffId, host.clock.now(),
  ]);
}

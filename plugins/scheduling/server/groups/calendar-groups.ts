import type { PluginContext } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { groups, plainGroup } from "../rows/groups.ts";
import { takesSeat } from "./load-group.ts";

export interface CalendarGroup {
  id: string;
  taken: number;
  seats: number;
}

/** What a calendar shows of these appointments: each alone, and a group once, with its parts that take a seat. */
export async function groupedRows(ctx: PluginContext, rows: readonly Appointment[]): Promise<{ row: Appointment; parts: Appointment[]; group: CalendarGroup | null }[]> {
  const ids = [...new Set(rows.flatMap((row) => row.groupId ?? []))];
  const found = ids.length === 0 ? [] : await ctx.model(groups).findAll({ where: { practiceId: ctx.practiceId, id: ids } });
  const byId = new Map(found.map(plainGroup).map((group) => [group.id, group]));
  const entries = new Map<string, { row: Appointment; parts: Appointment[]; group: CalendarGroup | null }>();
  for (const row of rows) {
    const group = row.groupId === null ? undefined : byId.get(row.groupId);
    if (!group) entries.set(row.id, { row, parts: [row], group: null });
    else if (takesSeat(row)) {
      const parts = [...(entries.get(group.id)?.parts ?? []), row];
      entries.set(group.id, { row: parts[0] ?? row, parts, group: { id: group.id, taken: parts.length, seats: group.seats } });
    }
  }
  return [...entries.values()];
}

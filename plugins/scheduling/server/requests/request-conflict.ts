import type { PluginContext } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { findConflicts } from "../series/find-conflicts.ts";
import type { Conflict } from "../series/find-conflicts.ts";

type Requested = Pick<Appointment, "id" | "state" | "clientId" | "staffId" | "secondStaffId" | "replacesId" | "startsAt" | "endsAt" | "busyFrom" | "busyTo">;

/** What has come in the way of a time since a client asked for it, for either of those who would lead it; null for nothing, and for what is no request. */
export async function requestConflict(ctx: PluginContext, row: Requested): Promise<Conflict | null> {
  if (row.state !== "requested") return null;
  // Its own time is held for it, and what it would replace moves away.
  const of = { clientIds: row.clientId === null ? [] : [row.clientId], ignoring: row.replacesId === null ? [row.id] : [row.id, row.replacesId] };
  const staffIds = row.secondStaffId === null ? [row.staffId] : [row.staffId, row.secondStaffId];
  const found = (await Promise.all(staffIds.map((staffId) => findConflicts(ctx, [row], { staffId, ...of })))).flat();
  return found.find((one) => one !== null && one !== "off") ?? found.find((one) => one !== null) ?? null;
}

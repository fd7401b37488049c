import type { PluginContext } from "@anteroom/core/server";
import { locations } from "../rows/locations.ts";

/** The names of the professionals and places of appointments, asked for once each. */
export async function placesAndPeople(ctx: PluginContext, rows: readonly { staffId: string; locationId: string | null }[]): Promise<{ names: Map<string, string>; places: Map<string, string> }> {
  const staffIds = [...new Set(rows.map((row) => row.staffId))];
  const locationIds = [...new Set(rows.flatMap((row) => row.locationId ?? []))];
  const [staff, found] = await Promise.all([
    Promise.all(staffIds.map((id) => ctx.people.staffMember(id))),
    locationIds.length === 0 ? [] : ctx.model(locations).findAll({ where: { practiceId: ctx.practiceId, id: locationIds } }),
  ]);
  return { names: new Map(staff.flatMap((one) => (one ? [[one.id, one.name] as const] : []))), places: new Map(found.map((row) => [row.get().id, row.get().name])) };
}

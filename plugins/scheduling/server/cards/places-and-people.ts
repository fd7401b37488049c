import type { PluginContext } from "@anteroom/core/server";
import { locations } from "../rows/locations.ts";

/** The names of places by their ids. */
export async function placeNames(ctx: PluginContext, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const locationIds = [...new Set(ids.flatMap((id) => id ?? []))];
  const found = locationIds.length === 0 ? [] : await ctx.model(locations).findAll({ where: { practiceId: ctx.practiceId, id: locationIds } });
  return new Map(found.map((row) => [row.get().id, row.get().name]));
}

/** The names of the professionals and places of appointments, asked for once each. */
export async function placesAndPeople(ctx: PluginContext, rows: readonly { staffId: string; locationId: string | null }[]): Promise<{ names: Map<string, string>; places: Map<string, string> }> {
  const staffIds = [...new Set(rows.map((row) => row.staffId))];
  const [staff, places] = await Promise.all([
    Promise.all(staffIds.map((id) => ctx.people.staffMember(id))),
    placeNames(ctx, rows.map((row) => row.locationId)),
  ]);
  return { names: new Map(staff.flatMap((one) => (one ? [[one.id, one.name] as const] : []))), places };
}

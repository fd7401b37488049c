import { personName } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import type { ItemRow } from "../tables/item-rows.ts";

/** Who made each of a page of one client's documents, by the documents' ids; the practice where it was nobody in person. */
export async function makerNames(ctx: PluginContext, clientId: string, page: readonly ItemRow[]): Promise<Map<string, string>> {
  const staffIds = [...new Set(page.flatMap((item) => (item.madeByKind === "staff" ? [item.madeBy] : [])))];
  const [practice, users, staff] = await Promise.all([ctx.people.practice(), ctx.people.portalUsersOf(clientId), Promise.all(staffIds.map((id) => ctx.people.staffMember(id)))]);
  const names = new Map([...users.map((user) => [user.id, personName(user)] as const), ...staff.flatMap((one) => (one ? [[one.id, one.name] as const] : []))]);
  return new Map(page.map((item) => [item.id, names.get(item.madeBy) ?? practice.name]));
}

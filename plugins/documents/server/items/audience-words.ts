import { personName } from "@anteroom/core/server";
import type { PortalUser } from "@anteroom/core/server";
import type { ItemRow } from "../tables/item-rows.ts";

/** Who may see a document, in words for the practice. */
export function audienceWords(item: Pick<ItemRow, "audience">, named: readonly string[], users: readonly PortalUser[]): string {
  if (item.audience === "everyone") return "Everyone who uses the portal for this client and may see documents";
  const names = named.map((id) => users.find((user) => user.id === id)).map((user) => (user ? personName(user) : "Somebody who has left"));
  return names.length === 0 ? "Only the practice" : `${names.join(", ")}, and the practice`;
}

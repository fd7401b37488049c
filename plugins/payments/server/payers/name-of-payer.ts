import type { Client, PortalUser } from "@anteroom/core/server";

/** By what name a payer goes: their own, or the client's for the client's account. */
export function nameOfPayer(portalUserId: string | null, users: readonly Pick<PortalUser, "id" | "firstName" | "lastName">[], client: Pick<Client, "firstName" | "lastName">): string {
  const { firstName, lastName } = users.find((one) => one.id === portalUserId) ?? client;
  return `${firstName} ${lastName}`;
}

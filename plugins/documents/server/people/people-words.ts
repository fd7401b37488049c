import type { Client, PluginContext, PortalUser } from "@anteroom/core/server";


/** The client's portal users who may see documents, active or invited. */
export async function documentUsers(ctx: PluginContext, clientId: string): Promise<PortalUser[]> {
  const users = await ctx.people.portalUsersOf(clientId);
  return users.filter((user) => user.status !== "removed" && user.status !== "suspended" && user.permissions.includes("documents"));
}

export const fullName = (person: { firstName: string; lastName: string }): string => `${person.firstName} ${person.lastName}`.trim();

/** The name that a client goes by. */
export const clientName = (client: Pick<Client, "firstName" | "lastName" | "nameUsed">): string => `${client.nameUsed ?? client.firstName} ${client.lastName}`.trim();

/** What somebody signs as: "Client" for the client, otherwise their relationship. */
export const roleOf = (relationship: string): string => (relationship === "self" ? "Client" : relationship.charAt(0).toUpperCase() + relationship.slice(1));

/** The capacity in words, such as "as parent of Sam Lee"; empty for the client themselves. */
export const capacityOf = (role: string, client: Pick<Client, "firstName" | "lastName" | "nameUsed">): string =>
  role === "Client" ? "" : `as ${role.toLowerCase()} of ${clientName(client)}`;

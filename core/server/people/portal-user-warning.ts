import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { clientName } from "./people-rows.ts";

/** What staff are told when a client has portal users and none of them is alerted; null when all is well. */
export async function alertWarning(host: Host, practiceId: string, clientId: string, tx?: Tx): Promise<string | null> {
  const people = host.people.of(practiceId);
  const users = (await people.portalUsersOf(clientId, tx)).filter((user) => user.status !== "suspended");
  if (users.length === 0 || users.some((user) => user.alerts)) return null;
  const client = await people.client(clientId, tx);
  return `Nobody is told of new messages for ${client ? clientName(client) : "this client"}. Choose at least one portal user to alert.`;
}

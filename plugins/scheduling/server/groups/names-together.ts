import type { PluginContext } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { standing } from "../rows/appointments.ts";
import { loadGroup, partsOf } from "./load-group.ts";

/**
 * What a client is told of those who come too: by name only where staff said that they know each other, and nothing on how many otherwise.
 * Null for an appointment of their own.
 */
export async function namesTogether(ctx: PluginContext, row: Appointment): Promise<{ names: string[] } | null> {
  if (row.groupId === null) return null;
  const group = await loadGroup(ctx, row.groupId);
  if (group?.namesShown !== 1) return { names: [] };
  const others = (await partsOf(ctx, row.groupId)).filter((one) => one.id !== row.id && standing.includes(one.state) && one.undoUntil === null);
  const clients = await Promise.all(others.map((one) => (one.clientId === null ? null : ctx.people.client(one.clientId))));
  return { names: clients.flatMap((client) => (client ? [client.nameUsed ?? client.firstName] : [])) };
}

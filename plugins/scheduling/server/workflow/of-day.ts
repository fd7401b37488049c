import { wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { listOfClient } from "../list-of-client.ts";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

const dayMs = 86_400_000;

/** A client's appointments that stand on a day, `2026-11-26` on the wall of each, by time. */
export async function ofDay(ctx: PluginContext, clientId: string, day: string): Promise<Appointment[]> {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const { rows } = await listOfClient(ctx, { clientId, from: midnight - dayMs, to: midnight + 2 * dayMs, states: standing });
  return rows.filter((row) => row.undoUntil === null && writeDate(wallTime(row.startsAt, row.zone)) === day);
}

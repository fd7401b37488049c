import { formatDateTime } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { whoIsTold } from "../workflow/who-is-told.ts";

/** "Thursday 26 November, 9am Eastern Time", in the zone of the appointment. */
export const whenOf = (ctx: PluginContext, row: Pick<Appointment, "startsAt" | "zone">): string => formatDateTime(row.startsAt, { zone: row.zone, now: ctx.now() });

export interface Line {
  forPortal: string;
  forStaff: string;
}

/** Adds a line to the conversations of everybody who comes, once for a key. */
export async function sayLine(ctx: PluginContext, tx: Tx, row: Appointment, key: string, line: Line): Promise<void> {
  for (const user of await whoIsTold(ctx, row.id, tx)) {
    const { id: conversationId } = await ctx.inbox.conversationOf(user.id, tx);
    await ctx.inbox.postEvent({ conversationId, key: `scheduling:${key}:${user.id}`, ...line }, tx);
  }
}

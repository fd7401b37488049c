import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { whoIsTold } from "./who-is-told.ts";

/** Puts the appointment's card into the conversation of everybody who is told of it, once. */
export async function postAppointment(ctx: PluginContext, tx: Tx, row: Appointment): Promise<void> {
  for (const user of await whoIsTold(ctx, row.id, tx)) {
    const { id: conversationId } = await ctx.inbox.conversationOf(user.id, tx);
    await ctx.inbox.postCard({ conversationId, kind: "scheduling.appointment", subjectId: row.id }, tx);
  }
}

import type { PluginContext } from "@anteroom/core/server";
import { sessions } from "../tables/sessions.ts";

/** Tells everybody who waits for a meeting that something became of it. */
export async function tellWaiting(ctx: PluginContext, meetingId: string): Promise<void> {
  const rows = (await ctx.model(sessions).findAll({ where: { practiceId: ctx.practiceId, meetingId } })).map((row) => row.get());
  for (const row of rows) {
    for (const user of await ctx.people.portalUsersOf(row.clientId)) {
      if (user.permissions.includes("sessions")) ctx.emit("answered", { portalUserId: user.id }, { sessionId: row.id });
    }
  }
}

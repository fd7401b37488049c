import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import { moveOn } from "./move-on.ts";

/** Gives back what a portal user holds on a confirm page, all but one. */
export async function dropHolds(ctx: PluginContext, viewer: PortalViewer, but?: string): Promise<void> {
  const rows = await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, state: "held" }, limit: 20 });
  for (const row of rows.map(plainAppointment).filter(({ id }) => id !== but)) {
    await ctx.transaction(async (tx) => {
      await moveOn(ctx, tx, row, { type: "release" });
    }).catch((error: unknown) => ctx.log.debug({ err: error }, "a hold ended by itself meanwhile"));
  }
}

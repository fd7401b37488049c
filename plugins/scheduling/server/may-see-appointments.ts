import { notFound } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";

/** Whether the context's viewer may know of a client's appointments: the host, staff who see the client, and the client's own portal users who may see appointments. */
export async function maySeeAppointments(ctx: PluginContext, clientId: string): Promise<boolean> {
  const { viewer } = ctx;
  if (!viewer) return (await ctx.people.client(clientId)) !== null;
  if (viewer.kind === "portal") return viewer.clientId === clientId && (viewer.permissions.includes("scheduling") || viewer.permissions.includes("sessions"));
  return ctx.people.maySee(viewer, clientId);
}

/** @throws AppError `NOT_FOUND` for a client who is foreign, absent or not the viewer's. */
export async function checkSeesAppointments(ctx: PluginContext, clientId: string): Promise<void> {
  if (!(await maySeeAppointments(ctx, clientId))) throw notFound("this client");
}

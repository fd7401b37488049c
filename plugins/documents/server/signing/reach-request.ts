import { notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { loadRequest, type WholeRequest } from "./load-request.ts";

/** A request of a client whom the staff viewer sees. @throws AppError `NOT_FOUND` */
export async function reachRequest(ctx: PluginContext, viewer: StaffViewer, requestId: string): Promise<WholeRequest> {
  const whole = await loadRequest(ctx, requestId);
  if (!whole || !(await ctx.people.maySee(viewer, whole.request.clientId))) throw notFound("this request");
  return whole;
}

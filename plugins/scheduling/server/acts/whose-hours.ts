import { notFound } from "@anteroom/core/server";
import type { PluginContext, StaffMember, StaffViewer } from "@anteroom/core/server";

/** A colleague whose hours this viewer may set: themselves, or anybody with the right to set up. @throws AppError `NOT_FOUND` */
export async function whoseHours(ctx: PluginContext, viewer: StaffViewer, staffId: string): Promise<StaffMember> {
  if (staffId !== viewer.staffId && !ctx.holds("scheduling.set-up")) throw notFound("this colleague");
  const member = await ctx.people.staffMember(staffId);
  if (!member?.active) throw notFound("this colleague");
  return member;
}

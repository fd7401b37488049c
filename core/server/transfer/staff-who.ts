import type { Request } from "express";
import { AppError } from "../errors.ts";
import { sessionViewer } from "../files/session-viewer.ts";
import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { StaffViewer } from "../viewer.ts";

/** A request of a member of staff, as procedures know it. */
export interface StaffCall {
  host: Host;
  origin: CallOrigin;
  viewer: StaffViewer;
}

/** Who asks, when they are staff and hold the permission. @throws AppError */
export async function staffWho(host: Host, req: Request, permission: string | null): Promise<StaffCall> {
  const viewer = await sessionViewer(host, req);
  if (viewer.kind !== "staff" || (permission && !holdsPermission(host.registry, viewer, permission))) {
    throw new AppError("FORBIDDEN", "You do not have access to this. Your practice can change it.", permission ? { reason: permission } : {});
  }
  return { host, viewer, origin: { address: req.ip ?? "", userAgent: (req.headers["user-agent"] ?? "").slice(0, 300), transport: "http" } };
}

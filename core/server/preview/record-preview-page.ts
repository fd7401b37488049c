import { recordReading } from "../audit/record-reading.ts";
import type { Host } from "../host-parts.ts";
import type { TrpcContext } from "../trpc/context.ts";
import { previewingStaff } from "../viewer.ts";

/** Writes down which pages were looked at in a preview; addresses of pages hold ids only. */
export async function recordPreviewPage(host: Host, { viewer, origin }: Pick<TrpcContext, "viewer" | "origin">, path: string | undefined): Promise<void> {
  if (path === undefined || viewer?.kind !== "portal" || !previewingStaff(viewer)) return;
  const page = path.replace(/\.data$/, "").replace(/^\/_root$/, "/").slice(0, 100);
  await recordReading(host, viewer, { verb: "preview-page", clientId: viewer.clientId, subject: page, address: origin.address, device: origin.userAgent });
}

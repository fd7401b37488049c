import { createHash } from "node:crypto";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { viewerPrint } from "./look-again.ts";

/** What a seat may see now, as 16 characters: a page that was drawn for others reads itself anew. */
export async function seatPrint(host: Host, viewer: Viewer): Promise<string> {
  const states = await host.states.all(viewer.practiceId);
  const on = [...states].filter(([, state]) => state.on).map(([id]) => id).sort();
  const grants = viewer.kind === "staff" ? (viewer.grants ?? {}) : {};
  return createHash("sha256").update(JSON.stringify([viewerPrint(viewer), grants, on])).digest("base64url").slice(0, 16);
}

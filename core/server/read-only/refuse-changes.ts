import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { closesAt, whyReadOnly } from "./why-read-only.ts";

/** What is asked of the server: a procedure, or something a browser sends in another way. */
export interface Asked {
  path: string;
  type: "query" | "mutation" | "subscription";
  /** The procedure's own word: what it shows belongs to the person alone. */
  private?: boolean;
}

/** What the session itself needs while staff look as somebody else: to lock, to leave, to stop. */
export const openInPreview: ReadonlySet<string> = new Set([
  "account.me", "account.signOut", "account.lock", "account.unlock", "account.unlockCode", "account.stayActive", "preview.stop",
]);

const ofTheAccount = (path: string): boolean => path.startsWith("account.") || path === "inbox.seatCounts";

/**
 * The one place that refuses changes to those who only look, for every procedure of core and of every plugin.
 * @throws AppError `FORBIDDEN` (reason `preview` or `archived`) with the sentence to show; `EXPIRED` when an archived portal has closed.
 */
export async function refuseChanges(host: Host, viewer: Viewer | null, asked: Asked): Promise<void> {
  if (viewer?.kind !== "portal" || !viewer.readOnly) return;
  const { path, type } = asked;
  if (viewer.readOnly.why === "preview") {
    if (openInPreview.has(path)) return;
    // Passwords, devices and other portals of whoever is shown are nobody's to see, and those of staff do not belong here.
    if (ofTheAccount(path) || asked.private) throw new AppError("FORBIDDEN", "A preview does not show this: it belongs to the person alone.", { reason: "preview" });
    if (type === "query") return;
    throw new AppError("FORBIDDEN", (await whyReadOnly(host, viewer)) ?? "", { reason: "preview" });
  }
  if (ofTheAccount(path)) return;
  const closed = host.clock.now() >= (await closesAt(host, viewer.practiceId, viewer.readOnly.since));
  if (type === "query" && !closed) return;
  throw new AppError(closed ? "EXPIRED" : "FORBIDDEN", (await whyReadOnly(host, viewer)) ?? "", { reason: "archived" });
}

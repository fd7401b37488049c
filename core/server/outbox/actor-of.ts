import { previewingStaff, seatId, type Viewer } from "../viewer.ts";

/** Who did something: a seat, or the portal itself. */
export interface Actor {
  kind: "staff" | "portal" | "system";
  id: string | null;
}

/** The actor that a viewer is; the portal itself when there is none. Who looks as a portal user stays who they are. */
export function actorOf(viewer: Viewer | null): Actor {
  if (!viewer) return { kind: "system", id: null };
  const who = previewingStaff(viewer) ?? viewer;
  return { kind: who.kind, id: seatId(who) };
}

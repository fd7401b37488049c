import { seatId, type Viewer } from "../viewer.ts";

/** Who did something: a seat, or the portal itself. */
export interface Actor {
  kind: "staff" | "portal" | "system";
  id: string | null;
}

/** The actor that a viewer is; the portal itself when there is none. */
export const actorOf = (viewer: Viewer | null): Actor =>
  viewer ? { kind: viewer.kind, id: seatId(viewer) } : { kind: "system", id: null };

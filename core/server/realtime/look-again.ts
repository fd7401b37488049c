import type { AppCode } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import type { Connection, Seated } from "./connection.ts";
import { pluginRooms, portalRooms } from "./rooms.ts";

/** What a look at one socket found: why it may not stay, or whether its rooms changed. */
export type Look = { refused: AppCode } | { refused: null; moved: boolean };

/** Asks anew whose connection it is. Null when a viewer is there. */
export async function lookAtViewer(host: Host, connection: Connection): Promise<AppCode | null> {
  const found = connection.token === undefined ? null : await host.accounts.resolve(connection.token);
  connection.lookedAt = performance.now();
  connection.session = found?.session ?? null;
  connection.viewer = found?.viewer ?? null;
  if (!found) return "NOT_SIGNED_IN";
  if (found.session.state === "locked") return "LOCKED";
  if (found.session.state === "second-factor") return "SECOND_FACTOR";
  return found.viewer ? null : "FORBIDDEN";
}

/** Decides anew what one socket may hear, leaves the rooms it may not be in and joins the others. */
export async function lookAgain(host: Host, seated: Seated): Promise<Look> {
  const turn = ++seated.looks;
  const { connection, pluginId, socket } = seated;
  const refused = await lookAtViewer(host, connection);
  const { viewer } = connection;
  if (refused || !viewer) return { refused: refused ?? "NOT_SIGNED_IN" };
  const rooms = pluginId === null ? await portalRooms(host, viewer) : await pluginRooms(host, viewer, pluginId);
  if (typeof rooms === "string") return { refused: rooms };
  if (turn !== seated.looks) return { refused: null, moved: false };
  const wanted = new Set(rooms);
  const extra = [...socket.rooms].filter((room) => room !== socket.id && !wanted.has(room));
  const missing = rooms.filter((room) => !socket.rooms.has(room));
  for (const room of extra) void socket.leave(room);
  if (missing.length > 0) void socket.join(missing);
  return { refused: null, moved: extra.length + missing.length > 0 };
}

/** Everything of a viewer that rooms depend on, in one text. */
export function viewerPrint(viewer: Viewer | null): string {
  if (!viewer) return "";
  const held = viewer.kind === "staff" ? viewer.roles : viewer.permissions;
  return `${viewer.practiceId} ${seatId(viewer)} ${held.join(",")}`;
}

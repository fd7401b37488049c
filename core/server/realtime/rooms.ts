import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import type { Audience } from "./realtime.ts";

/** The plugin and the permission by which messages are read. */
const messages = { pluginId: "messages", permission: "messages.use", takePart: "messages.take-part" };

const seatRoom = (id: string): string => `seat:${id}`;
const practiceRoom = (id: string): string => `practice:${id}`;
const allClientsRoom = (practiceId: string): string => `practice:${practiceId}:clients`;
const clientRoom = (clientId: string): string => `client:${clientId}:staff`;
const forMessages = (room: string): string => `${room}:messages`;

/** The rooms that an audience means; none when it names nobody. With `messages`, only those whose hearers may read messages. */
export function roomsOfAudience(audience: Audience): string[] {
  const rooms: string[] = [];
  if (audience.portalUserId !== undefined) rooms.push(seatRoom(audience.portalUserId));
  if (audience.staffId !== undefined) rooms.push(seatRoom(audience.staffId));
  if (audience.clientId !== undefined) rooms.push(clientRoom(audience.clientId), allClientsRoom(audience.practiceId));
  if (audience.staffIds !== undefined) rooms.push(...audience.staffIds.map(seatRoom));
  else if (rooms.length === 0) return [practiceRoom(audience.practiceId)];
  return audience.messages ? rooms.map(forMessages) : rooms;
}

/** The rooms of a viewer without regard to plugins: their seat, their practice, and for staff the clients they may see. */
async function placesOf(host: Host, viewer: Viewer): Promise<string[]> {
  const own = [seatRoom(seatId(viewer))];
  if (viewer.kind === "portal") return own;
  if (host.people.seesAll(viewer)) return [...own, allClientsRoom(viewer.practiceId)];
  const clientIds = await host.people.clientIdsOf(viewer.staffId, viewer.practiceId);
  return [...own, ...clientIds.map(clientRoom)];
}

/** Every room of `/portal` that this viewer may be in now. */
export async function portalRooms(host: Host, viewer: Viewer): Promise<string[]> {
  const [places, state] = await Promise.all([placesOf(host, viewer), host.states.state(viewer.practiceId, messages.pluginId)]);
  const holds = (permission: string): boolean => state.on && holdsPermission(host.registry, viewer, permission);
  // What reaches a seat by itself is of conversations that it is in.
  const heard = holds(messages.permission) ? places : holds(messages.takePart) ? [seatRoom(seatId(viewer))] : [];
  return [practiceRoom(viewer.practiceId), ...places, ...heard.map(forMessages)];
}

/** In a plugin's namespace each permission has rooms of its own, since its events may need different ones. */
export const permissionRoom = (permission: string, room: string): string => `${permission}|${room}`;

/** Every room of a plugin's namespace that this viewer may be in now; null when it is closed to them, and why. */
export async function pluginRooms(host: Host, viewer: Viewer, pluginId: string): Promise<string[] | "PLUGIN_DISABLED" | "FORBIDDEN"> {
  const state = await host.states.state(viewer.practiceId, pluginId);
  if (!state.on) return "PLUGIN_DISABLED";
  const channels = Object.values(host.registry.get(pluginId)?.plugin?.channels ?? {});
  const held = [...new Set(channels.map((event) => event.permission))].filter((key) => holdsPermission(host.registry, viewer, key));
  if (held.length === 0) return "FORBIDDEN";
  const places = [practiceRoom(viewer.practiceId), ...(await placesOf(host, viewer))];
  return held.flatMap((permission) => places.map((room) => permissionRoom(permission, room)));
}

import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { Viewer } from "../viewer.ts";
import { seatId } from "../viewer.ts";
import type { Audience } from "./realtime.ts";

const seatRoom = (id: string): string => `seat:${id}`;
const messagesRoom = (id: string): string => `seat:${id}:messages`;
const clientRoom = (id: string): string => `client:${id}:staff`;
const everyClientRoom = (practiceId: string): string => `practice:${practiceId}:clients`;
const practiceRoom = (practiceId: string): string => `practice:${practiceId}`;

/** The rooms that a viewer is put into: what they may hear now, and nothing else. */
export async function roomsOf(host: Host, viewer: Viewer): Promise<Set<string>> {
  const rooms = new Set([practiceRoom(viewer.practiceId), seatRoom(seatId(viewer))]);
  const messages = await host.states.state(viewer.practiceId, "messages");
  if (viewer.kind === "portal") {
    if (messages.on && holdsPermission(host.registry, viewer, "messages.use")) rooms.add(messagesRoom(viewer.portalUserId));
    return rooms;
  }
  if (host.people.seesAll(viewer)) rooms.add(everyClientRoom(viewer.practiceId));
  else for (const id of await host.people.clientIdsOf(viewer.staffId, viewer.practiceId)) rooms.add(clientRoom(id));
  return rooms;
}

/** The rooms in which an audience is to be found; the whole practice when it names nobody. */
export function roomsFor(audience: Audience): string[] {
  const rooms: string[] = [];
  if (audience.portalUserId) rooms.push(audience.messages ? messagesRoom(audience.portalUserId) : seatRoom(audience.portalUserId));
  if (audience.clientId) rooms.push(clientRoom(audience.clientId), everyClientRoom(audience.practiceId));
  if (audience.staffId) rooms.push(seatRoom(audience.staffId));
  return rooms.length > 0 ? rooms : [practiceRoom(audience.practiceId)];
}

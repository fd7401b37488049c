import { attributes, defineModel } from "@anteroom/core/server";

/** What everybody who comes to one appointment or group shares: its room, and whether the professional is in it. */
export interface Meeting {
  /** The id of the group or appointment, or that of a session written down by hand. */
  id: string;
  practiceId: string;
  /** A name of its own in the video engine, which nobody can guess. */
  room: string;
  /** Sealed: `{ link }`, the link of this appointment alone, "" for none. */
  body: string;
  /** When a professional let everybody in. */
  openedAt: number | null;
  /** When somebody of the practice saw who waits. */
  seenAt: number | null;
  createdAt: number;
}

export const meetings = defineModel<Meeting>({
  name: "meeting",
  table: "sessions_meetings",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), room: attributes.string(64), body: attributes.text(), openedAt: attributes.time("openedAt", true), seenAt: attributes.time("seenAt", true), createdAt: attributes.time("createdAt") },
});

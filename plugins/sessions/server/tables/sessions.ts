import { attributes, defineModel } from "@anteroom/core/server";

/** What became of a session; `moved` gave way to another appointment. */
export const sessionStates = ["booked", "confirmed", "completed", "no-show", "cancelled", "late-cancelled", "practice-cancelled", "moved"] as const;
export type SessionState = (typeof sessionStates)[number];

/** Those that will take place unless something happens. */
export const standing: readonly SessionState[] = ["booked", "confirmed"];

export const places = ["video", "in-person", "phone"] as const;
export type Place = (typeof places)[number];

/** One client's part in one appointment, as it was last heard of, or a session that staff wrote down by hand. */
export interface Session {
  id: string;
  practiceId: string;
  clientId: string;
  /** Null for one written down by hand. */
  appointmentId: string | null;
  /** The group, the appointment, or the session itself: everybody who comes to it shares its meeting. */
  meetingId: string;
  /** The professional. */
  staffId: string;
  /** What it is called, such as "Therapy session". */
  type: string;
  startsAt: number;
  endsAt: number;
  /** IANA zone of the place, or of the professional by video and phone. */
  zone: string;
  place: Place;
  state: SessionState;
  /** More than one when others come too; how many and who is nobody's business. */
  clients: number;
  /** When the news that the row tells of came about; older news changes nothing. */
  heardAt: number;
  /** When the client said on the join page that they are there. */
  arrivedAt: number | null;
  /** Minutes that one side said it would be late. */
  lateBy: number | null;
  /** Who said so; null also for the client before anybody else could. */
  lateSide: "staff" | "portal" | null;
  version: number;
  createdAt: number;
  changedAt: number;
}

export const sessions = defineModel<Session>({
  name: "session",
  table: "sessions_sessions",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), appointmentId: attributes.ulid(true), meetingId: attributes.ulid(), staffId: attributes.ulid(), type: attributes.string(120), startsAt: attributes.time("startsAt"), endsAt: attributes.time("endsAt"),
    zone: attributes.string(64), place: attributes.string(20), state: attributes.string(20), clients: attributes.int("clients"), heardAt: attributes.time("heardAt"), arrivedAt: attributes.time("arrivedAt", true), lateBy: attributes.int("lateBy", true), lateSide: attributes.string(12, true),
    version: attributes.int("version"), createdAt: attributes.time("createdAt"), changedAt: attributes.time("changedAt"),
  },
});

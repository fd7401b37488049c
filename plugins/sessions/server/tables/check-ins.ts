import { attributes, defineModel } from "@anteroom/core/server";

/** What somebody is asked an hour before a session; private to them and the care team. */
export interface CheckIn {
  id: string;
  practiceId: string;
  clientId: string;
  sessionId: string;
  portalUserId: string;
  /** Sealed: `CheckInBody`. */
  body: string;
  state: "asked" | "answered";
  answeredAt: number | null;
  createdAt: number;
}

export interface CheckInBody {
  /** 1 (very low) to 5 (very good); null when it was left out. */
  mood: number | null;
  topic: string;
  /** Where they will be, for a session by video. */
  location: string;
}

export const checkIns = defineModel<CheckIn>({
  name: "check-in",
  table: "sessions_check_ins",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), sessionId: attributes.ulid(), portalUserId: attributes.ulid(), body: attributes.text(), state: attributes.string(12), answeredAt: attributes.time("answeredAt", true), createdAt: attributes.time("createdAt") },
});

import { attributes, defineModel } from "@anteroom/core/server";

export const logKinds = ["mood", "sleep", "thought"] as const;
export type LogKind = (typeof logKinds)[number];

/** One entry of somebody's log; the care team sees it only when it is shared. */
export interface LogEntry {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  kind: LogKind;
  /** The day that it is about. */
  day: string;
  shared: number;
  /** Sealed: `LogBody`. */
  body: string;
  version: number;
  createdAt: number;
  changedAt: number;
}

export interface LogBody {
  /** Mood and quality of sleep: 1 to 5. */
  scale: number | null;
  /** Hours slept, in halves. */
  hours: number | null;
  note: string;
  situation: string;
  thought: string;
  feeling: string;
  /** How strong the feeling was, 0 to 10. */
  strength: number | null;
  otherView: string;
}

export const logEntries = defineModel<LogEntry>({
  name: "log-entry",
  table: "sessions_log_entries",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), portalUserId: attributes.ulid(), kind: attributes.string(12), day: attributes.string(10), shared: attributes.int("shared"), body: attributes.text(), version: attributes.int("version"), createdAt: attributes.time("createdAt"), changedAt: attributes.time("changedAt") },
});

import { attributes, defineModel } from "@anteroom/core/server";

export const homeworkStates = ["assigned", "started", "submitted", "reviewed", "cancelled"] as const;
export type HomeworkState = (typeof homeworkStates)[number];

export const repeats = ["weekly", "fortnightly"] as const;
export type Repeat = (typeof repeats)[number];

/** One piece of homework, or one time of a series. */
export interface Homework {
  id: string;
  practiceId: string;
  clientId: string;
  /** Who does it; null for anybody of the client who may see sessions. */
  portalUserId: string | null;
  /** The staff member who gave it. */
  byId: string;
  /** Sealed: `HomeworkBody`. */
  body: string;
  state: HomeworkState;
  /** Days of the calendar, `2026-11-26`; the same day in every zone. */
  fromDay: string;
  dueDay: string | null;
  /** Done a little each day, and ticked by the day. */
  daily: number;
  repeat: Repeat | null;
  seriesId: string | null;
  /** The session that it is for. */
  sessionId: string | null;
  /** The log whose entries tick the day. */
  log: string | null;
  /** The form of the plugin forms that is its worksheet: sending it sends the homework. */
  formId: string | null;
  postedAt: number | null;
  submittedAt: number | null;
  reviewedAt: number | null;
  version: number;
  createdAt: number;
  changedAt: number;
}

export interface HomeworkBody {
  title: string;
  instructions: string;
  /** A page of the portal or an address on the web; "" for none. */
  link: string;
  /** Who gave it, as they were called then. */
  by: string;
  /** What the client wrote so far, or sent. */
  note: string;
  /** The reviewer's words. */
  comment: string;
  commentBy: string;
  /** What its worksheet is called, which form answered it and whose that is; "" for none, and left out before there were any. */
  worksheet?: string;
  answers?: string;
  answersOf?: string;
  /** What the practice gave and what the client sent, by id. */
  files: readonly string[];
  sentFiles: readonly string[];
}

export const homework = defineModel<Homework>({
  name: "homework",
  table: "sessions_homework",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), portalUserId: attributes.ulid(true), byId: attributes.ulid(), body: attributes.text(), state: attributes.string(12), fromDay: attributes.string(10), dueDay: attributes.string(10, true), daily: attributes.int("daily"),
    repeat: attributes.string(12, true), seriesId: attributes.ulid(true), sessionId: attributes.ulid(true), log: attributes.string(12, true), formId: attributes.ulid(true), postedAt: attributes.time("postedAt", true), submittedAt: attributes.time("submittedAt", true), reviewedAt: attributes.time("reviewedAt", true),
    version: attributes.int("version"), createdAt: attributes.time("createdAt"), changedAt: attributes.time("changedAt"),
  },
});

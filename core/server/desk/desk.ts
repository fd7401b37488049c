import type { ConversationLine } from "../inbox/inbox.ts";

/** The views of the shared inbox, in the order of their tabs. */
export const deskViews = ["mine", "unassigned", "team", "mentions", "snoozed", "closed", "all"] as const;
export type DeskView = (typeof deskViews)[number];

/** The states of a conversation on the practice's desk. */
export type DeskState = "open" | "snoozed" | "closed";

/** Until when a waiting client is to be answered, counted in business hours. */
export interface ReplyDue {
  /** Epoch milliseconds. */
  dueAt: number;
  /** Business minutes that are left; below zero once it is late. */
  leftMinutes: number;
  /** `soon` once a quarter of the time is left. */
  stage: "calm" | "soon" | "late";
}

/** What only the practice knows of a conversation. */
export interface DeskFacts {
  state: DeskState;
  assignee: { id: string; name: string } | null;
  /** Who answers in the assignee's place while they are away. */
  coveredBy: string | null;
  snoozedUntil: number | null;
  tags: string[];
  /** Null when nobody waits, or the practice promises no time. */
  due: ReplyDue | null;
}

/** A line of the shared inbox. */
export interface DeskLine extends ConversationLine {
  desk: DeskFacts;
}

/** Where a page of a view goes on. */
export interface DeskCursor {
  waitingSince: number | null;
  lastAt: number;
  id: string;
}

/** Counts of views stop here: "99+" is all that anybody reads. */
export const mostCounted = 100;

/** "200 shown of 1,940" stops here, so that its cost has an end too. */
export const mostTotalled = 5_000;

/** Who waits longest first, or what moved last first. */
export const deskSorts = ["waiting", "recent"] as const;
export type DeskSort = (typeof deskSorts)[number];

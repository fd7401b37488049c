import { narrowQuery, wide, type Narrow } from "./narrow.ts";

/** The views of the inbox, in the order of their tabs. Closed and all are looked things up in; a count there would only press. */
export const inboxViews = [
  { id: "mine", label: "Mine", counted: true, empty: "Nothing is waiting for you here." },
  { id: "unassigned", label: "Unassigned", counted: true, empty: "Every conversation has somebody." },
  { id: "team", label: "Team", counted: true, empty: "Your colleagues have no open conversations." },
  { id: "mentions", label: "Mentions", counted: true, empty: "Nobody has named you in a note. A colleague does so with @ and your name." },
  { id: "snoozed", label: "Snoozed", counted: true, empty: "Nothing is snoozed." },
  { id: "closed", label: "Closed", counted: false, empty: "Nothing is closed." },
  { id: "all", label: "All", counted: false, empty: "No conversations yet. One starts when somebody is invited to the portal." },
] as const;

export type InboxView = (typeof inboxViews)[number]["id"];

/** The view that an address names; undefined for one that there is not. */
export const viewIn = (name: string | undefined): (typeof inboxViews)[number] | undefined => inboxViews.find((view) => view.id === name);

export const pageSize = 30;

/** The most that a count says: more is "99+". */
export const mostShown = 99;

interface Cursor {
  waitingSince: number | null;
  lastAt: number;
  id: string;
}

/** Where a list goes on, as an address carries it. */
export const writeAfter = (line: Cursor): string => `${line.waitingSince ?? ""}-${line.lastAt}-${line.id}`;

export function readAfter(text: string | null): Cursor | undefined {
  const found = /^(\d{0,16})-(\d{1,16})-([0-9A-Z]{26})$/.exec(text ?? "");
  return found ? { waitingSince: found[1] ? Number(found[1]) : null, lastAt: Number(found[2]), id: found[3] ?? "" } : undefined;
}

/** The address of a view, or of a conversation in it, keeping what it is narrowed to. */
export const inboxPath = (view: InboxView, conversationId?: string, narrow: Narrow = wide): string =>
  `/staff/inbox/${view}${conversationId ? `/${conversationId}` : ""}${narrowQuery(narrow)}`;

/** The views of the inbox, in the order of their tabs. */
export const inboxViews = [
  { id: "waiting", label: "Waiting longest", empty: "No one is waiting for a reply." },
  { id: "open", label: "Open", empty: "No conversations yet. One starts when somebody is invited to the portal." },
  { id: "archived", label: "Archived", empty: "Nothing is archived." },
] as const;

export type InboxView = (typeof inboxViews)[number]["id"];

/** The view that an address names; undefined for one that there is not. */
export const viewIn = (name: string | undefined): (typeof inboxViews)[number] | undefined => inboxViews.find((view) => view.id === name);

export const pageSize = 30;

/** Where a list goes on: the last line's time and id, as an address carries them. */
export const writeBefore = (view: InboxView, line: { id: string; lastAt: number; waitingSince: number | null }): string =>
  `${view === "waiting" ? (line.waitingSince ?? line.lastAt) : line.lastAt}-${line.id}`;

export function readBefore(text: string | null): { lastAt: number; id: string } | undefined {
  const found = /^(\d{1,16})-([0-9A-Z]{26})$/.exec(text ?? "");
  return found ? { lastAt: Number(found[1]), id: found[2] ?? "" } : undefined;
}

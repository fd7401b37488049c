/** A line of the "Needs you" shelf, of the To Do list and of staff's tasks. */
export interface ShelfItem {
  /** `<kind of card or plugin>/<which one>` */
  id: string;
  /** Entry to jump to, or null for an item that is no card. */
  entryId: string | null;
  conversationId: string | null;
  pluginId: string;
  /** What it is, for a filter: "Forms", or what the list that it is in calls it. */
  kind: string;
  clientId: string | null;
  /** The staff member who was given it; null while it is everybody's who sees it. */
  holderId: string | null;
  title: string;
  detail: string;
  href: string;
  dueAt: number | null;
  createdAt: number;
}

/** What waits for one viewer, from every plugin. */
export interface ViewerToDo {
  /** The same as the shelf and the menu's counts, the most urgent first. */
  now: ShelfItem[];
  /** For staff also what colleagues were given. */
  all: ShelfItem[];
  /** What comes back later, or is the other side's turn. */
  later: ShelfItem[];
  /** The newest first; portal users only. */
  done: (ShelfItem & { doneAt: number })[];
}

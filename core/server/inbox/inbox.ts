import type { Tx } from "../database/database.ts";
import type { FileRow } from "../files/file-rows.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { Practice } from "../people/people-door.ts";
import type { PortalViewer, Viewer } from "../viewer.ts";
import type { CardActionReply, CardEnvelope } from "./card-view.ts";
import type { Conversation, Entry, PluginInbox } from "./inbox-door.ts";
import type { NextUp } from "./next-up.ts";
import type { ShelfItem } from "./to-do/shelf-item.ts";

/** A line of the conversation list. */
export interface ConversationLine {
  id: string;
  clientId: string;
  portalUserId: string;
  /** Who writes on the other side, as this viewer names them. */
  title: string;
  /** "for Sam Lee" when a trusted person acts for the client. */
  about: string | null;
  /** The topic of a conversation with a part of the team; null for home. */
  topic: string | null;
  /** Names of who is in it for the practice. */
  people: string[];
  preview: string;
  lastAt: number;
  lastSeq: number;
  unread: number;
  /** When the client has waited for an answer since; null when nobody waits. */
  waitingSince: number | null;
  pinned: boolean;
  muted: boolean;
  archived: boolean;
  closed: boolean;
}

/** A stretch of a timeline, oldest first. */
export interface TimelinePage {
  conversation: Conversation & { title: string; about: string | null; people: string[]; unread: number; lastReadSeq: number; markedUnread: boolean };
  entries: Entry[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** How far each side has read, for receipts; null where the practice does not show it. */
  readBy: { portal: number | null; practice: number | null; practiceAt: number | null };
}

export interface Counts {
  /** Unread messages in all conversations of this seat. */
  unread: number;
  /** Things that need this viewer, by plugin id. */
  needsYou: Record<string, number>;
}

/** What the portal user's home starts with, in one answer. */
export interface PortalHome {
  conversationId: string;
  /** The lead professional's own video room, where they have one for all clients. */
  videoRoom: string | null;
  practice: { id: string; name: string; alias: string | null; phone: string | null; timeZone: string; urgentHelp: Practice["urgentHelp"] };
  client: { id: string; name: string };
  viewer: { portalUserId: string; name: string; relationship: string; timeZone: string; permissions: readonly string[] };
  /** The lead first. */
  professionals: { id: string; name: string; title: string | null }[];
  banner: { text: string; dismissible: boolean } | null;
  mayReadMessages: boolean;
  counts: Counts;
  shelf: ShelfItem[];
  /** What is next, such as the next session. */
  nextUp: NextUp | null;
}

export interface InboxService {
  /** The door that plugins get. */
  door(ctx: PluginContext): PluginInbox;
  /** Most recent first; `waiting` lists clients who wait for an answer, the longest first, with `before.lastAt` as their `waitingSince`. */
  list(viewer: Viewer, page: { before?: { lastAt: number; id: string }; limit: number; clientId?: string; view?: "open" | "archived" | "waiting" }): Promise<ConversationLine[]>;
  /** @throws AppError `NOT_FOUND` for foreign and absent conversations alike. */
  open(viewer: Viewer, conversationId: string, at: { before: number } | { after: number } | { around: string } | null, limit: number): Promise<TimelinePage>;
  /** Marks everything up to `seq` as read by this seat; never goes back. */
  read(viewer: Viewer, conversationId: string, seq: number): Promise<{ unread: number }>;
  /** Makes everything from `seq` on count as new for this seat. */
  markUnread(viewer: Viewer, conversationId: string, seq: number): Promise<void>;
  setFlags(viewer: Viewer, conversationId: string, flags: { pinned?: boolean; muted?: boolean; archived?: boolean }): Promise<void>;
  counts(viewer: Viewer): Promise<Counts>;
  shelf(viewer: Viewer): Promise<ShelfItem[]>;
  card(viewer: Viewer, conversationId: string, entryId: string): Promise<CardEnvelope>;
  /** The one door for card actions: idempotent by `key`, checked by `rev`. */
  act(viewer: Viewer, request: { conversationId: string; entryId: string; action: string; rev: number; key: string; fields: Record<string, unknown> }): Promise<CardActionReply>;
  /** Called by `ctx.cards.touch`. */
  touch(ctx: PluginContext, kind: string, subjectId: string, tx: Tx): Promise<void>;
  nudge(ctx: PluginContext, of: { kind: string; subjectId: string; key: string }, tx: Tx): Promise<void>;
  /** Makes the conversation of a portal user, once. */
  ensureConversation(practiceId: string, portalUserId: string, tx: Tx): Promise<Conversation>;
  /** What the portal user's home starts with. */
  home(viewer: PortalViewer): Promise<PortalHome>;
  /** What this seat had typed and not sent; internal notes have a draft of their own. */
  draft(viewer: Viewer, conversationId: string, note: boolean): Promise<string>;
  saveDraft(viewer: Viewer, conversationId: string, text: string, note: boolean): Promise<void>;
  /** The virus check of a file that had to wait has come to its end. */
  fileChecked(file: FileRow): Promise<void>;
  /** Waits for sends under way, for shutdown. */
  settle(): Promise<void>;
}

import type { Tx } from "../database/database.ts";
import type { FileFacts } from "../files/file-store.ts";
import type { StaffRole } from "../../manifest.ts";
import type { PortalUser } from "../people/people-door.ts";
import type { StaffViewer, Viewer } from "../viewer.ts";
import type { CardEnvelope } from "./card-view.ts";
import type { ViewerToDo } from "./to-do/shelf-item.ts";

export interface Conversation {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  /** What a conversation with a part of the team is about; null for home. */
  topic: { key: string; label: string } | null;
  /** The last entry that the asker may see. */
  lastSeq: number;
  closedAt: number | null;
  /** When a person of the practice last wrote; automatic replies do not count. */
  lastStaffAt: number | null;
  /** Who is in it for the practice: the client's assigned professionals, the lead first, or the members of a conversation with a part of the team. */
  professionalIds: string[];
}

export interface Attachment {
  fileId: string;
  name: string;
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  /** Left out once it opens: a file waits for its virus check, or was stopped by it. */
  state?: "pending" | "refused";
  /** A PDF that asks for a password. */
  locked?: true;
}

export type EntryKind = "message" | "card" | "event" | "note";

/** One item of a timeline as its viewer may see it. */
export interface Entry {
  conversationId: string;
  /** Grows within the conversation, without gaps. */
  seq: number;
  id: string;
  kind: EntryKind;
  author: { kind: "staff" | "portal" | "system"; id: string | null; name: string };
  /** Epoch milliseconds. */
  at: number;
  text: string;
  attachments: Attachment[];
  /** Colleagues whom a note names with an @, as it names them. */
  mentions?: { staffId: string; name: string }[];
  /** Why it came, where that must be said: "away" for an automatic reply. */
  auto: "away" | "greeting" | null;
  withdrawnAt: number | null;
  card: CardEnvelope | null;
}

export interface SentMessage {
  conversationId: string;
  /** The sender's own ULID: sent twice, stored once. It becomes the entry's id. */
  key: string;
  text: string;
  fileIds?: readonly string[];
  /** An internal note: staff only, never part of what a portal user is sent. */
  note?: boolean;
  /** Refuses the message by throwing, with the conversation as it is while it is stored; ask nothing slow in it. */
  checkConversation?(conversation: Conversation): Promise<void>;
  /** Refuses files by throwing, once they are known to be the sender's. */
  checkFiles?(files: readonly FileFacts[]): void;
}

/** Somebody of the practice who can take part in a conversation with a part of the team. */
export interface Colleague {
  id: string;
  name: string;
  title: string | null;
  roles: readonly StaffRole[];
}

/** A portal user whom staff can write to and give things, with the conversation that these stand in. */
export interface Reachable {
  portalUserId: string;
  clientId: string;
  conversationId: string;
  name: string;
  relationship: string;
  /** Somebody invited finds what they were given when they first sign in. */
  status: PortalUser["status"];
}

/** What plugins do with conversations. Everything is refused for viewers who may not see the conversation. */
export interface PluginInbox {
  conversation(conversationId: string, viewer?: Viewer): Promise<Conversation | null>;
  /** Everything that waits for this viewer, from every plugin that is on, with what was done since (epoch milliseconds). */
  toDo(viewer: Viewer, doneSince: number): Promise<ViewerToDo>;
  /** Gives a thing of the viewer's tasks to a colleague who sees it too, or back to everybody with null. @throws AppError `NOT_FOUND`, `CONFLICT` */
  giveTask(viewer: StaffViewer, given: { itemId: string; staffId: string | null }, tx: Tx): Promise<void>;
  /** The home conversation of a portal user, without asking who may see it: `reach` asks. */
  conversationOf(portalUserId: string, tx?: Tx): Promise<Conversation>;
  /**
   * The client's portal users who hold a permission such as `forms.fill`, each with their home conversation: whom the context's staff viewer
   * (or the host itself) can give something. @throws AppError `NOT_FOUND` for a client that the viewer may not see.
   */
  reachable(of: { clientId: string; permission?: string }): Promise<Reachable[]>;
  /** One of them. @throws AppError `NOT_FOUND` for everybody else. */
  reach(one: { portalUserId: string; permission?: string }): Promise<Reachable>;
  /**
   * Sends a viewer's message durably: entry, conversation, outbox and audit in one commit that concurrent sends share.
   * Answers when it is on disk; the same key again answers the same entry.
   */
  send(viewer: Viewer, message: SentMessage): Promise<Entry>;
  /** Posts in a transaction of the plugin's own: a message of the practice (`from` null is the practice itself). */
  post(message: { conversationId: string; key: string; text: string; from: { staffId: string } | null; auto?: "away" | "greeting" }, tx: Tx): Promise<number>;
  /** Puts a card into the conversation, once for each kind and subject. */
  postCard(card: { conversationId: string; kind: string; subjectId: string; audience?: "all" | "staff" }, tx: Tx): Promise<number>;
  /** Adds a line such as "You booked Thursday 26 November, 9am": one wording for each side. */
  postEvent(line: { conversationId: string; key: string; forPortal: string; forStaff: string; audience?: "all" | "staff" }, tx: Tx): Promise<number>;
  /** @throws AppError `CONFLICT` once the other side has read it or two minutes have passed. */
  withdraw(viewer: Viewer, conversationId: string, entryId: string): Promise<void>;
  /** Whether this seat has read the conversation up to this entry, on any device. */
  hasRead(conversationId: string, by: { portalUserId: string } | { staffId: string }, seq: number): Promise<boolean>;
  /** The newest message after `seq` that another person of the practice wrote; null when nobody did. */
  colleagueAfter(conversationId: string, seq: number, staffId: string): Promise<{ name: string; at: number; seq: number } | null>;
  /** Whether the entry with this seq was withdrawn. */
  isWithdrawn(conversationId: string, seq: number): Promise<boolean>;
  /** Whether this seat wants no notices about the conversation. */
  isMuted(conversationId: string, by: { portalUserId: string } | { staffId: string }): Promise<boolean>;
  /** Active staff who can take part in conversations with a part of the team, by name. */
  colleagues(): Promise<Colleague[]>;
  /** The conversations with a part of the team that a portal user has and the viewer is in. @throws AppError `NOT_FOUND` */
  topicsWith(viewer: Viewer, portalUserId: string): Promise<{ conversationId: string; key: string }[]>;
  /**
   * Opens the portal user's conversation under this key, once, with these staff members and the staff viewer who opens it.
   * One that is there keeps its members; a staff viewer who is not among them joins and reads from then on. Who may is the plugin's to decide.
   */
  openTopic(viewer: Viewer, topic: { portalUserId: string; key: string; label: string; staffIds: readonly string[] }): Promise<{ conversationId: string }>;
  /** Who is in a conversation with a part of the team; for its members only. */
  membersOf(viewer: StaffViewer, conversationId: string): Promise<{ id: string; name: string; title: string | null; readsAll: boolean }[]>;
  /** Adds a colleague, who reads from then on or, with `history`, what the adder may read. */
  addMember(viewer: StaffViewer, added: { conversationId: string; staffId: string; history: boolean }): Promise<void>;
  /** @throws AppError `CONFLICT` for the last one of the practice. */
  leave(viewer: StaffViewer, conversationId: string): Promise<void>;
  /** Whether the viewer may download the files of this entry: may read the conversation, and it was not withdrawn. */
  mayDownload(viewer: Viewer, conversationId: string, entryId: string): Promise<boolean>;
  /** Every message, card line and event of a client's conversations, oldest first, for an export; without internal notes. */
  exportOf(clientId: string): Promise<{ conversationId: string; portalUserId: string; entries: Entry[] }[]>;
}

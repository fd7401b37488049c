import type { ComponentType, MouseEvent, ReactNode } from "react";
import type { Entry } from "../server/inbox/inbox-door.ts";

/** Calls procedures while the server draws a page: the `caller` of a loader or an action. */
export type PageCaller = Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;

/** A message that leaves the composer. */
export interface OutgoingMessage {
  /** A ULID made by the sender: sent twice, stored once. */
  key: string;
  text: string;
  files: readonly { id: string; name: string }[];
  note?: boolean;
  /** Staff: the last entry that was there when they began to write. A colleague's newer answer is told before it is sent. */
  seenSeq?: number;
}

/** An attempt without JavaScript that did not go through: what to do, and what was typed. */
export interface ComposerProblem {
  message: string;
  text: string;
}

/** A line of the plus menu beside the composer: a page to go to, or with script a dialog. */
export interface PlusItem {
  href: string;
  label: string;
  icon?: ReactNode;
  onSelect?: (event: MouseEvent) => void;
}

/** What the composer of a conversation is given by the page around it. */
export interface ComposerProps {
  conversationId: string;
  side: "portal" | "staff";
  /** "Write a message to Dr Maya Rivera" */
  label: string;
  /** Who will see it: "Visible to you and your care team" */
  audience: string;
  /** What the slot's `load` answered. */
  data: unknown;
  /** What this person had typed and not sent. */
  draft: string;
  saveDraft: (text: string) => Promise<unknown>;
  /** Hands a message over: it shows at once, and is sent again until the server has it or refuses. */
  onSend: (message: OutgoingMessage) => void;
  /** Where the form posts without JavaScript, and the key it then sends, made for this page. */
  formAction: string;
  formKey: string;
  /** Enter sends and Shift+Enter makes a line; otherwise Enter makes a line and Ctrl or ⌘ with it sends. */
  enterSends: boolean;
  /** The last entry that the page shows now; staff only. */
  lastSeq?: () => number;
  problem?: ComposerProblem;
  /** What else can be sent or begun from here, from every plugin: cards for staff, pages for clients. */
  plus: readonly PlusItem[];
  /** How many messages of this conversation were not sent. */
  failed: number;
  onRetryAll: () => void;
  offline: boolean;
}

/** The part under a conversation with which people write. */
export interface ComposerSlot {
  /** What the composer needs, asked for while the page is drawn. Throws when the viewer may not have it. */
  load(caller: PageCaller, conversationId: string): Promise<unknown>;
  /** When the practice answers, for the page around; null where it does not say. */
  answering(data: unknown, format: { zone: string }): { replyTime: string | null; hours: string | null };
  /** Takes the form that was posted without JavaScript. Throws the core's errors. */
  submit(caller: PageCaller, message: { conversationId: string; key: string; text: string; fileIds: readonly string[]; seenSeq?: number }): Promise<unknown>;
  /** Sends from the browser; the same key again has no second effect. */
  send(conversationId: string, message: OutgoingMessage): Promise<Entry>;
  withdraw(conversationId: string, entryId: string): Promise<unknown>;
  Composer: ComponentType<ComposerProps>;
}

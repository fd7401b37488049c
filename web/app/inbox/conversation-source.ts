import type { CardActionReply, CardEnvelope, Entry, TimelinePage } from "@anteroom/core/server";
import type { Side } from "./timeline.ts";

/** Where in a conversation to read from. */
export type Place = { before: number } | { after: number } | { around: string };

/** What someone does on a card. */
export interface CardAttemptRequest {
  entryId: string;
  action: string;
  rev: number;
  key: string;
  fields: Record<string, string | string[]>;
}

/** How one conversation is asked for and changed. */
export interface ConversationSource {
  open(at?: Place): Promise<TimelinePage>;
  card(entryId: string): Promise<CardEnvelope>;
  act(attempt: CardAttemptRequest): Promise<CardActionReply>;
  /** Tells that everything up to an entry was seen. */
  read(seq: number): Promise<unknown>;
  withdraw?(entryId: string): Promise<unknown>;
}

/** What the server tells of one conversation while it is open. */
export type ConversationNews =
  | { type: "entry"; seq: number; entry: Entry | undefined }
  | { type: "card"; entryId: string; rev: number }
  | { type: "read"; by: Side; seq: number; at: number }
  /** The connection is back: something may have been missed. */
  | { type: "reconnected" };

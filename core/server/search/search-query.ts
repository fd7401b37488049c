import type { SearchWords } from "./search-words.ts";

/** What is looked for. */
export interface SearchQuery {
  /** As it was typed. */
  text: string;
  /** The same, ready to be found in texts. */
  words: SearchWords;
  /** The most that is wanted; the newest first. */
  limit: number;
  /** Only about this client; null for all whom the viewer may see. */
  clientId: string | null;
  /** Epoch milliseconds: nothing older, and nothing as new as `until`. */
  from: number | null;
  until: number | null;
}

/** One thing that was found. */
export interface SearchHit {
  title: string;
  /** Words around what was found, or one line about it. */
  context: string;
  href: string;
  at: number;
  /** Whom it is about; without it staff find it only while they look for no client. */
  clientId?: string;
  /** Who wrote it or gave it. */
  by?: { id: string; name: string };
}

/** A hit as it is shown, with the person by whom it can be narrowed: the client for staff, who it is from for a portal user. */
export interface ShownHit extends Omit<SearchHit, "clientId" | "by"> {
  person: { id: string; name: string } | null;
}

/** What one part of the portal found. */
export interface FoundIn {
  source: string;
  label: string;
  hits: ShownHit[];
  /** Older ones were found too. */
  more: boolean;
  /** It could not be looked through now. */
  failed: boolean;
  /** Only the newest were looked through. */
  partly: boolean;
}

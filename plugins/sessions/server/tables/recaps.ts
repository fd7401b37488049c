import { attributes, defineModel } from "@anteroom/core/server";

/** What staff wrote about a session for the client; nobody sees it before it is shared. */
export interface Recap {
  /** The session's id: a session has one recap. */
  id: string;
  practiceId: string;
  clientId: string;
  byId: string;
  /** Sealed: `RecapBody`. */
  body: string;
  state: "draft" | "shared" | "withdrawn";
  sharedAt: number | null;
  version: number;
  createdAt: number;
  changedAt: number;
}

export interface RecapBody {
  summary: string;
  /** What was agreed, a line each. */
  agreed: readonly string[];
  /** When to meet next, in words. */
  next: string;
  by: string;
}

export const recaps = defineModel<Recap>({
  name: "recap",
  table: "sessions_recaps",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), byId: attributes.ulid(), body: attributes.text(), state: attributes.string(12), sharedAt: attributes.time("sharedAt", true), version: attributes.int("version"), createdAt: attributes.time("createdAt"), changedAt: attributes.time("changedAt") },
});

import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

export const collectionStates = ["wanted", "toCheck", "completed", "cancelled", "expired"] as const;
/** Whose turn it is: the portal user's (`wanted`), the practice's (`toCheck`), or nobody's any more. */
export type CollectionState = (typeof collectionStates)[number];

/** Documents that the practice asks a portal user for, as a checklist. */
export interface CollectionRow {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  state: CollectionState;
  /** Sealed JSON of `CollectionWords`. */
  words: string;
  dueAt: number | null;
  createdBy: string;
  createdAt: number;
  /** Grows with each change: the update that takes the row's lock. */
  changedAt: number;
}

export interface CollectionWords {
  note: string;
  /** The page of the message that it was made of; empty or absent for none. */
  about?: string;
}

export const collections = defineModel<CollectionRow>({
  name: "collection",
  table: "documents_collections",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), portalUserId: attributes.ulid(), state: attributes.string(10), words: attributes.text(), dueAt: attributes.time("dueAt", true),
    createdBy: attributes.ulid(), createdAt: attributes.time("createdAt"), changedAt: attributes.time("changedAt"),
  },
});

export type LineState = "wanted" | "sent" | "accepted" | "rejected";

/** One line of the checklist, such as "Front of the insurance card". */
export interface CollectionLineRow {
  id: string;
  practiceId: string;
  collectionId: string;
  position: number;
  state: LineState;
  /** Sealed JSON of `LineWords`. */
  words: string;
  /** JSON list of the items that were sent for it, newest last. */
  itemIds: string;
}

export interface LineWords {
  label: string;
  /** Why what was sent is not what is needed; empty unless it was rejected. */
  reason: string;
}

export const collectionLines = defineModel<CollectionLineRow>({
  name: "collectionLine",
  table: "documents_collection_lines",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), collectionId: attributes.ulid(), position: attributes.int("position"), state: attributes.string(8), words: attributes.text(), itemIds: attributes.text() },
});

export const collectionMigrations: readonly Migration[] = [
  {
    name: "documents-010-collections",
    async up(m) {
      await m.createTable(
        "documents_collections",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(), state: columns.string(10, { binary: true }), words: columns.text(),
          due_at: columns.time().nullable(), created_by: columns.ulid(), created_at: columns.time(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "portal_user_id", "state"]] },
      );
      await m.createTable(
        "documents_collection_lines",
        { id: columns.ulid(), practice_id: columns.ulid(), collection_id: columns.ulid(), position: columns.int(), state: columns.string(8, { binary: true }), words: columns.text(), item_ids: columns.text() },
        { primaryKey: ["id"], unique: [["collection_id", "position"]] },
      );
    },
  },
];

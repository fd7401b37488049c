import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** A document of a client's Document Center. One that was signed has the id of its paper. */
export interface ItemRow {
  id: string;
  practiceId: string;
  clientId: string;
  source: "practice" | "client" | "signed";
  /** Sealed JSON of `ItemWords`. */
  words: string;
  fileId: string | null;
  mime: string;
  size: number;
  madeByKind: "staff" | "portal" | "system";
  madeBy: string;
  madeAt: number;
  /** Who may see it among the client's portal users: everyone with the Documents permission, or those named. */
  audience: "everyone" | "named";
  /** 1 when it may only be looked at. */
  viewOnly: number;
  expiresAt: number | null;
  revokedAt: number | null;
  /** When somebody of the practice first opened it. */
  staffOpenedAt: number | null;
}

/** What people read of an item. */
export interface ItemWords {
  title: string;
  note: string;
  /** What stands in it, for those who cannot read the file itself. */
  text: string;
}

export const items = defineModel<ItemRow>({
  name: "item",
  table: "documents_items",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), source: attributes.string(8), words: attributes.text(), fileId: attributes.ulid(true), mime: attributes.string(100), size: attributes.int("size"),
    madeByKind: attributes.string(6), madeBy: attributes.ulid(), madeAt: attributes.time("madeAt"), audience: attributes.string(8), viewOnly: attributes.int("viewOnly"), expiresAt: attributes.time("expiresAt", true),
    revokedAt: attributes.time("revokedAt", true), staffOpenedAt: attributes.time("staffOpenedAt", true),
  },
});

/** A portal user to whom an item is open by name, or who has opened it. */
export interface ReaderRow {
  itemId: string;
  portalUserId: string;
  practiceId: string;
  /** 1 when named. */
  named: number;
  openedAt: number | null;
}

export const readers = defineModel<ReaderRow>({
  name: "reader",
  table: "documents_readers",
  attributes: { itemId: { ...attributes.primary }, portalUserId: { ...attributes.primary }, practiceId: attributes.ulid(), named: attributes.int("named"), openedAt: attributes.time("openedAt", true) },
});

export const itemMigrations: readonly Migration[] = [
  {
    name: "documents-004-items",
    async up(m) {
      await m.createTable(
        "documents_items",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), source: columns.string(8, { binary: true }), words: columns.text(), file_id: columns.ulid().nullable(),
          mime: columns.string(100, { binary: true }), size: columns.int(), made_by_kind: columns.string(6, { binary: true }), made_by: columns.ulid(), made_at: columns.time(),
          audience: columns.string(8, { binary: true }), view_only: columns.flag(), expires_at: columns.time().nullable(), revoked_at: columns.time().nullable(), staff_opened_at: columns.time().nullable(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "source", "id"], ["file_id"]] },
      );
      await m.createTable(
        "documents_readers",
        { item_id: columns.ulid(), portal_user_id: columns.ulid(), practice_id: columns.ulid(), named: columns.flag(), opened_at: columns.time().nullable() },
        { primaryKey: ["item_id", "portal_user_id"], indexes: [["practice_id", "portal_user_id"]] },
      );
    },
  },
];

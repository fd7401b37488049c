import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

export const documentKinds = ["invoice", "superbill", "receipt", "statement", "estimate"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A paper that was made, kept as it was: later changes make another. */
export interface DocumentRow {
  id: string;
  practiceId: string;
  clientId: string;
  payerId: string;
  kind: DocumentKind;
  /** What it is of, such as `receipt:<payment>`; made once. */
  source: string;
  /** Counts within its kind, without gaps; an invoice has its invoice's. */
  number: number;
  title: string;
  fileId: string;
  size: number;
  fromDay: string | null;
  toDay: string | null;
  staffId: string | null;
  madeByKind: "staff" | "portal" | "system";
  madeBy: string | null;
  madeAt: number;
}

export const documents = defineModel<DocumentRow>({
  name: "document", table: "payments_documents",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), payerId: attributes.ulid(), kind: attributes.string(12), source: attributes.string(160), number: attributes.int("number"), title: attributes.string(200), fileId: attributes.ulid(), size: attributes.int("size"),
    fromDay: attributes.string(10, true), toDay: attributes.string(10, true), staffId: attributes.ulid(true), madeByKind: attributes.string(10), madeBy: attributes.ulid(true), madeAt: attributes.int("madeAt"),
  },
});

export const documentMigrations: readonly Migration[] = [
  {
    name: "payments-007-documents",
    up: (m) =>
      m.createTable(
        "payments_documents",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), payer_id: columns.ulid(), kind: columns.string(12), source: columns.string(160, { binary: true }), number: columns.int(), title: columns.string(200), file_id: columns.ulid(), size: columns.int(),
          from_day: columns.string(10, { binary: true }).nullable(), to_day: columns.string(10, { binary: true }).nullable(), staff_id: columns.ulid().nullable(), made_by_kind: columns.string(10), made_by: columns.ulid().nullable(), made_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "source"]], indexes: [["practice_id", "client_id", "id"], ["practice_id", "payer_id", "id"]] },
      ),
  },
];

import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** Something about money that waits for somebody at the practice and is no invoice or payment by itself. */
export interface MatterRow {
  /** Of what it is about: the payment, the automatic payment, the message or the refund; the invoice whose payer has no access; its own for a superbill that was not made. */
  id: string;
  practiceId: string;
  kind: "failed" | "question" | "plan" | "superbill" | "refund" | "inquiry";
  clientId: string;
  /** The payment's id where there is no invoice, such as for what was paid ahead. */
  invoiceId: string;
  /** Where it was asked. */
  conversationId: string | null;
  isOpen: number;
  createdAt: number;
  closedAt: number | null;
  /** The staff member who said that it is done; null when it ended by itself. */
  closedBy: string | null;
}

export const matters = defineModel<MatterRow>({
  name: "matter",
  table: "payments_matters",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), kind: attributes.string(10), clientId: attributes.ulid(), invoiceId: attributes.ulid(), conversationId: attributes.ulid(true), isOpen: attributes.int("isOpen"), createdAt: attributes.int("createdAt"), closedAt: attributes.int("closedAt", true), closedBy: attributes.ulid(true) },
});

export const matterMigrations: readonly Migration[] = [
  {
    name: "payments-20261127-2310-matters",
    async up(m) {
      await m.createTable(
        "payments_matters",
        { id: columns.ulid(), practice_id: columns.ulid(), kind: columns.string(10), client_id: columns.ulid(), invoice_id: columns.ulid(), conversation_id: columns.ulid().nullable(), is_open: columns.flag(), created_at: columns.time(), closed_at: columns.time().nullable(), closed_by: columns.ulid().nullable() },
        { primaryKey: ["id"], indexes: [["practice_id", "is_open", "kind", "id"], ["practice_id", "invoice_id"], ["practice_id", "client_id"]] },
      );
      await m.addIndex("payments_payments", ["practice_id", "unallocated"]);
    },
  },
];

import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** A link that pays one invoice without signing in; only a hash of its secret is kept. */
export interface PayLinkRow {
  id: string;
  practiceId: string;
  invoiceId: string;
  hash: string;
  expiresAt: number;
  createdAt: number;
}

export const payLinks = defineModel<PayLinkRow>({ name: "pay-link", table: "payments_links", attributes: { id: attributes.primary, practiceId: attributes.ulid(), invoiceId: attributes.ulid(), hash: attributes.string(64), expiresAt: attributes.int("expiresAt"), createdAt: attributes.int("createdAt") } });

export const payLinkMigrations: readonly Migration[] = [
  {
    name: "payments-008-links",
    up: (m) => m.createTable("payments_links", { id: columns.ulid(), practice_id: columns.ulid(), invoice_id: columns.ulid(), hash: columns.string(64, { binary: true }), expires_at: columns.time(), created_at: columns.time() }, { primaryKey: ["id"], unique: [["hash"]], indexes: [["practice_id", "invoice_id"]] }),
  },
];

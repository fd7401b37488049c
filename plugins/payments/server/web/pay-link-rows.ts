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
  /** Why nobody can pay by it any more, and since when; null while it works until it expires. */
  ended: "paid" | "withdrawn" | null;
  endedAt: number | null;
}

export const payLinks = defineModel<PayLinkRow>({ name: "pay-link", table: "payments_links", attributes: { id: attributes.primary, practiceId: attributes.ulid(), invoiceId: attributes.ulid(), hash: attributes.string(64), expiresAt: attributes.int("expiresAt"), createdAt: attributes.int("createdAt"), ended: attributes.string(10, true), endedAt: attributes.int("endedAt", true) } });

export const payLinkMigrations: readonly Migration[] = [
  {
    name: "payments-008-links",
    up: (m) => m.createTable("payments_links", { id: columns.ulid(), practice_id: columns.ulid(), invoice_id: columns.ulid(), hash: columns.string(64, { binary: true }), expires_at: columns.time(), created_at: columns.time() }, { primaryKey: ["id"], unique: [["hash"]], indexes: [["practice_id", "invoice_id"]] }),
  },
  {
    name: "payments-20261128-1050-ended-links",
    async up(m) {
      await m.addColumn("payments_links", "ended", columns.string(10).nullable());
      await m.addColumn("payments_links", "ended_at", columns.time().nullable());
    },
  },
];

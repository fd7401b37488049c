import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** Somebody who owes a client's charges, or a part of them. */
export interface PayerRow {
  id: string;
  practiceId: string;
  clientId: string;
  /** Who alone sees this account; null for the client's own, which everybody with the billing box sees. */
  portalUserId: string | null;
  /** Their part of new charges, in hundredths of a percent; nothing for one who pays only what is given to them. */
  share: number;
  /** Of each new charge in this currency, instead of a part of it: whole units of its smallest coin; null for a part. */
  fixedMinor: number | null;
  fixedCurrency: string;
  /** The client's own account, one for each client. */
  isOwn: number;
  /** At each processor, by its name: JSON such as `{"stripe":"cus_…"}`. */
  customers: string;
  createdAt: number;
}

export const payers = defineModel<PayerRow>({
  name: "payer",
  table: "payments_payers",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), portalUserId: attributes.ulid(true), share: attributes.int("share"), fixedMinor: attributes.int("fixedMinor", true), fixedCurrency: attributes.string(3), isOwn: attributes.int("isOwn"), customers: attributes.text(), createdAt: attributes.int("createdAt") },
});

export interface MethodRow {
  id: string;
  practiceId: string;
  payerId: string;
  portalUserId: string | null;
  processor: string;
  /** The processor's own name for it. */
  ref: string;
  kind: "card" | "bank";
  /** Such as "Visa". */
  brand: string;
  last4: string;
  /** What its holder calls it, such as "Family card"; empty without a name. */
  nickname: string;
  /** Months since year 0 (`year * 12 + month - 1`), so that it compares; null for a bank account. */
  expires: number | null;
  /** A health savings card, as its holder said. */
  isHealthSavings: number;
  isDefault: number;
  isBackup: number;
  state: "active" | "removed";
  /** When its holder was told that it is about to expire. */
  warnedAt: number | null;
  createdAt: number;
}

export const methods = defineModel<MethodRow>({
  name: "method",
  table: "payments_methods",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), payerId: attributes.ulid(), portalUserId: attributes.ulid(true), processor: attributes.string(10), ref: attributes.string(120), kind: attributes.string(10), brand: attributes.string(40), last4: attributes.string(4), nickname: attributes.string(60),
    expires: attributes.int("expires", true), isHealthSavings: attributes.int("isHealthSavings"), isDefault: attributes.int("isDefault"), isBackup: attributes.int("isBackup"), state: attributes.string(10), warnedAt: attributes.int("warnedAt", true), createdAt: attributes.int("createdAt"),
  },
});

/** A way to the processor's own page, where a card is added or a payment made, until the processor says how it ended. */
export interface SetupRow {
  id: string;
  practiceId: string;
  payerId: string;
  portalUserId: string | null;
  processor: string;
  ref: string;
  state: "open" | "done" | "ended";
  methodId: string | null;
  createdAt: number;
}

export const setups = defineModel<SetupRow>({
  name: "setup",
  table: "payments_setups",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), payerId: attributes.ulid(), portalUserId: attributes.ulid(true), processor: attributes.string(10), ref: attributes.string(120), state: attributes.string(10), methodId: attributes.ulid(true), createdAt: attributes.int("createdAt") },
});

export const payerMigrations: readonly Migration[] = [
  {
    name: "payments-002-payers",
    async up(m) {
      await m.createTable(
        "payments_payers",
        { id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid().nullable(), share: columns.int(), is_own: columns.flag(), customers: columns.text(), created_at: columns.time() },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "portal_user_id"]] },
      );
      await m.createTable(
        "payments_methods",
        {
          id: columns.ulid(), practice_id: columns.ulid(), payer_id: columns.ulid(), portal_user_id: columns.ulid().nullable(), processor: columns.string(10, { binary: true }), ref: columns.string(120, { binary: true }), kind: columns.string(10),
          brand: columns.string(40), last4: columns.string(4), expires: columns.int().nullable(), is_health_savings: columns.flag(), is_default: columns.flag(), is_backup: columns.flag(), state: columns.string(10), warned_at: columns.time().nullable(), created_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "processor", "ref"]], indexes: [["practice_id", "payer_id", "state"], ["practice_id", "state", "expires"]] },
      );
      await m.createTable(
        "payments_setups",
        {
          id: columns.ulid(), practice_id: columns.ulid(), payer_id: columns.ulid(), portal_user_id: columns.ulid().nullable(), processor: columns.string(10, { binary: true }), ref: columns.string(120, { binary: true }), state: columns.string(10),
          method_id: columns.ulid().nullable(), created_at: columns.time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "ref"], ["practice_id", "payer_id", "id"]] },
      );
    },
  },
  {
    name: "payments-20261128-0640-fixed-parts",
    async up(m) {
      await m.addColumn("payments_payers", "fixed_minor", columns.int().nullable());
      await m.addColumn("payments_payers", "fixed_currency", columns.string(3).default(""));
    },
  },
  { name: "payments-20261128-0630-method-names", up: (m) => m.addColumn("payments_methods", "nickname", columns.string(60).default("")) },
];

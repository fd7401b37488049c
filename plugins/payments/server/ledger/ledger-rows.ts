import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** What an account counts. A payer's receivable is what they owe; below zero it is what they have in credit. */
export type AccountKind = "receivable" | "income" | "tax" | "processor" | "offline" | "refunds" | "credits" | "write-offs" | "opening" | "disputes";

/** One account of one currency; `holderId` is a payer, or nothing for the practice's own. */
export interface AccountRow {
  id: string;
  practiceId: string;
  kind: AccountKind;
  holderId: string;
  currency: string;
  /** Always the sum of its entries. */
  balance: number;
  /** How many entries it has. */
  entries: number;
}

export type TransactionKind = "invoice" | "void" | "payment" | "refund" | "credit" | "write-off" | "opening" | "dispute" | "dispute-won" | "dispute-lost" | "payment-returned";

/** Something that happened to money; its entries add up to nothing. */
export interface TransactionRow {
  id: string;
  practiceId: string;
  kind: TransactionKind;
  /** What it books, such as `payment:01J…`; the same thing is never booked twice. */
  source: string;
  clientId: string;
  payerId: string;
  invoiceId: string | null;
  paymentId: string | null;
  currency: string;
  at: number;
  /** Sealed: why something was credited or written off; staff alone see it. */
  reason?: string | null;
}

/** One side of a transaction: above zero is a debit, below a credit. Never changed, never removed. */
export interface EntryRow {
  id: string;
  practiceId: string;
  transactionId: string;
  accountId: string;
  /** Counts from 1 within the account, without gaps. */
  position: number;
  amount: number;
  /** Of the account after this entry. */
  balance: number;
}

export const accounts = defineModel<AccountRow>({
  name: "account",
  table: "payments_accounts",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), kind: attributes.string(16), holderId: attributes.string(26), currency: attributes.string(3), balance: attributes.int("balance"), entries: attributes.int("entries") },
});

export const transactions = defineModel<TransactionRow>({
  name: "transaction",
  table: "payments_transactions",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), kind: attributes.string(20), source: attributes.string(120), clientId: attributes.ulid(), payerId: attributes.ulid(), invoiceId: attributes.ulid(true), paymentId: attributes.ulid(true), currency: attributes.string(3), at: attributes.int("at"), reason: attributes.text(true) },
});

export const entries = defineModel<EntryRow>({
  name: "entry",
  table: "payments_entries",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), transactionId: attributes.ulid(), accountId: attributes.ulid(), position: attributes.int("position"), amount: attributes.int("amount"), balance: attributes.int("balance") },
});

export const ledgerMigrations: readonly Migration[] = [
  {
    name: "payments-001-ledger",
    async up(m) {
      await m.createTable(
        "payments_accounts",
        { id: columns.ulid(), practice_id: columns.ulid(), kind: columns.string(16, { binary: true }), holder_id: columns.string(26, { binary: true }), currency: columns.string(3, { binary: true }), balance: columns.int(), entries: columns.int() },
        { primaryKey: ["id"], unique: [["practice_id", "kind", "holder_id", "currency"]] },
      );
      await m.createTable(
        "payments_transactions",
        {
          id: columns.ulid(), practice_id: columns.ulid(), kind: columns.string(20, { binary: true }), source: columns.string(120, { binary: true }), client_id: columns.ulid(), payer_id: columns.ulid(),
          invoice_id: columns.ulid().nullable(), payment_id: columns.ulid().nullable(), currency: columns.string(3, { binary: true }), at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "source"]], indexes: [["practice_id", "payer_id", "id"], ["practice_id", "client_id", "id"], ["practice_id", "at"], ["practice_id", "invoice_id"], ["practice_id", "payment_id"]] },
      );
      await m.createTable(
        "payments_entries",
        { id: columns.ulid(), practice_id: columns.ulid(), transaction_id: columns.ulid(), account_id: columns.ulid(), position: columns.int(), amount: columns.int(), balance: columns.int() },
        { primaryKey: ["id"], unique: [["account_id", "position"]], indexes: [["practice_id", "transaction_id"]] },
      );
    },
  },
  { name: "payments-20261128-1325-reasons", up: (m) => m.addColumn("payments_transactions", "reason", columns.text().nullable()) },
];

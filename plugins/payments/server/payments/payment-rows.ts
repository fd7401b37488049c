import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

export const paymentStates = ["needs action", "processing", "on hold", "succeeded", "failed", "refunded", "partly refunded", "disputed"] as const;
export type PaymentState = (typeof paymentStates)[number];

export const offlineMeans = ["cash", "check", "other"] as const;

/** Why money was not taken, for the sentence that people read. */
export type FailureReason = "unfinished" | "declined" | "funds" | "expired" | "action" | "bank" | "unreachable" | "other";

/** Money that a payer gives. */
export interface PaymentRow {
  id: string;
  practiceId: string;
  clientId: string;
  payerId: string;
  state: PaymentState;
  means: "card" | "bank" | (typeof offlineMeans)[number];
  /** Null for what staff recorded. */
  processor: string | null;
  /** The processor's own name of the charge. */
  ref: string | null;
  methodId: string | null;
  /** Such as "Visa ending 4242"; what receipts say, also when the method is gone. */
  label: string;
  currency: string;
  amount: number;
  /** Given back, and on its way back. */
  refunded: number;
  refunding: number;
  /** Held back by the payer's bank while it decides. */
  disputed: number;
  /** Taken away by that bank for good. */
  lost: number;
  /** What arrived and counts for no invoice: the payer's credit. */
  unallocated: number;
  origin: "pay-now" | "link" | "autopay" | "plan" | "staff" | "booking";
  /** JSON: what it is for, `[{ invoiceId, amount }]`, from when it was begun. */
  wanted: string;
  reason: FailureReason | null;
  /** Where the payer goes to finish it, such as their bank's page. */
  actionUrl: string | null;
  /** The processor's page that it is made on, while it is made there. */
  checkout: string | null;
  /** The day of a payment that was recorded, and a sealed note such as the number of a check. */
  day: string | null;
  note: string;
  madeByKind: "staff" | "portal" | "system";
  madeBy: string | null;
  createdAt: number;
  changedAt: number;
  settledAt: number | null;
  /** The booking that it was paid ahead for; while `reserved`, it counts for that one alone. */
  advanceId: string | null;
  reserved: number;
}

export const payments = defineModel<PaymentRow>({
  name: "payment",
  table: "payments_payments",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), payerId: attributes.ulid(), state: attributes.string(20), means: attributes.string(10), processor: attributes.string(10, true), ref: attributes.string(120, true), methodId: attributes.ulid(true), label: attributes.string(80),
    currency: attributes.string(3), amount: attributes.int("amount"), refunded: attributes.int("refunded"), refunding: attributes.int("refunding"), disputed: attributes.int("disputed"), lost: attributes.int("lost"), unallocated: attributes.int("unallocated"), origin: attributes.string(10), wanted: attributes.text(), reason: attributes.string(20, true),
    actionUrl: attributes.text(true), checkout: attributes.string(120, true), day: attributes.string(10, true), note: attributes.text(), madeByKind: attributes.string(10), madeBy: attributes.ulid(true), createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt"), settledAt: attributes.int("settledAt", true), advanceId: attributes.ulid(true), reserved: { ...attributes.int("reserved"), defaultValue: 0 },
  },
});

/** A part of a payment that counts for an invoice, or of what was given back of it. Below zero it is taken away again. Never changed, never removed. */
export interface AllocationRow {
  id: string;
  practiceId: string;
  paymentId: string;
  invoiceId: string;
  kind: "paid" | "refunded";
  amount: number;
  at: number;
}

export const allocations = defineModel<AllocationRow>({
  name: "allocation",
  table: "payments_allocations",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), paymentId: attributes.ulid(), invoiceId: attributes.ulid(), kind: attributes.string(10), amount: attributes.int("amount"), at: attributes.int("at") },
});

export interface RefundRow {
  id: string;
  practiceId: string;
  paymentId: string;
  clientId: string;
  state: "processing" | "succeeded" | "failed";
  amount: number;
  ref: string | null;
  /** Sealed. */
  reason: string;
  madeBy: string;
  createdAt: number;
  changedAt: number;
}

export const refunds = defineModel<RefundRow>({
  name: "refund",
  table: "payments_refunds",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), paymentId: attributes.ulid(), clientId: attributes.ulid(), state: attributes.string(12), amount: attributes.int("amount"), ref: attributes.string(120, true), reason: attributes.text(), madeBy: attributes.ulid(), createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt") },
});

/** What a processor has told; each once. */
export interface EventRow {
  id: string;
  practiceId: string;
  processor: string;
  eventId: string;
  type: string;
  at: number;
}

export const processorEvents = defineModel<EventRow>({
  name: "processor-event",
  table: "payments_events",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), processor: attributes.string(10), eventId: attributes.string(120), type: attributes.string(60), at: attributes.int("at") },
});

export const paymentMigrations: readonly Migration[] = [
  {
    name: "payments-004-payments",
    async up(m) {
      await m.createTable(
        "payments_payments",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), payer_id: columns.ulid(), state: columns.string(20, { binary: true }), means: columns.string(10), processor: columns.string(10, { binary: true }).nullable(),
          ref: columns.string(120, { binary: true }).nullable(), method_id: columns.ulid().nullable(), label: columns.string(80), currency: columns.string(3, { binary: true }), amount: columns.int(), refunded: columns.int(), refunding: columns.int(), disputed: columns.int(), lost: columns.int(), unallocated: columns.int(),
          origin: columns.string(10), wanted: columns.text(), reason: columns.string(20).nullable(), action_url: columns.text().nullable(), checkout: columns.string(120, { binary: true }).nullable(), day: columns.string(10, { binary: true }).nullable(), note: columns.text(), made_by_kind: columns.string(10), made_by: columns.ulid().nullable(),
          created_at: columns.time(), changed_at: columns.time(), settled_at: columns.time().nullable(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "processor", "ref"]], indexes: [["practice_id", "client_id", "id"], ["practice_id", "payer_id", "id"], ["practice_id", "state", "changed_at"], ["practice_id", "created_at"]] },
      );
      await m.createTable(
        "payments_allocations",
        { id: columns.ulid(), practice_id: columns.ulid(), payment_id: columns.ulid(), invoice_id: columns.ulid(), kind: columns.string(10), amount: columns.int(), at: columns.time() },
        { primaryKey: ["id"], indexes: [["practice_id", "payment_id"], ["practice_id", "invoice_id"]] },
      );
      await m.createTable(
        "payments_refunds",
        { id: columns.ulid(), practice_id: columns.ulid(), payment_id: columns.ulid(), client_id: columns.ulid(), state: columns.string(12), amount: columns.int(), ref: columns.string(120, { binary: true }).nullable(), reason: columns.text(), made_by: columns.ulid(), created_at: columns.time(), changed_at: columns.time() },
        { primaryKey: ["id"], indexes: [["practice_id", "payment_id"], ["practice_id", "state"]] },
      );
      await m.createTable(
        "payments_events",
        { id: columns.ulid(), practice_id: columns.ulid(), processor: columns.string(10, { binary: true }), event_id: columns.string(120, { binary: true }), type: columns.string(60), at: columns.time() },
        { primaryKey: ["id"], unique: [["practice_id", "processor", "event_id"]] },
      );
    },
  },
];

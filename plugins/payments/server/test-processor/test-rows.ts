import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import type { FailureReason } from "../payments/payment-rows.ts";

// The test processor's own books. The rest of the plugin reaches them through the interface of processors alone, as it reaches any other processor's.

/** What a test number makes happen. */
export type Scenario = "success" | "declined" | "funds" | "action" | "delay" | "hold" | "dispute" | "expired" | "bank" | "bank-failure";

export interface TestMethodRow { id: string; practiceId: string; customer: string; scenario: Scenario; kind: "card" | "bank"; brand: string; last4: string; expires: number | null; detached: number }
export const testMethods = defineModel<TestMethodRow>({
  name: "test-method", table: "payments_test_methods",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), customer: attributes.string(60), scenario: attributes.string(20), kind: attributes.string(10), brand: attributes.string(40), last4: attributes.string(4), expires: attributes.int("expires", true), detached: attributes.int("detached") },
});

export interface TestSessionRow {
  id: string; practiceId: string; mode: "setup" | "payment"; customer: string; paymentId: string | null; amount: number; currency: string; label: string; state: "open" | "done" | "ended"; methodId: string | null; chargeId: string | null; returnUrl: string; createdAt: number;
}
export const testSessions = defineModel<TestSessionRow>({
  name: "test-session", table: "payments_test_sessions",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), mode: attributes.string(10), customer: attributes.string(60), paymentId: attributes.ulid(true), amount: attributes.int("amount"), currency: attributes.string(3), label: attributes.string(120), state: attributes.string(10), methodId: attributes.ulid(true), chargeId: attributes.ulid(true),
    returnUrl: attributes.text(), createdAt: attributes.int("createdAt"),
  },
});

export interface TestChargeRow {
  id: string; practiceId: string; paymentId: string; methodId: string; amount: number; currency: string; state: "action" | "processing" | "hold" | "succeeded" | "failed"; reason: FailureReason | null;
  /** When it goes on by itself, and to what. */
  settlesAt: number | null; settlesTo: "succeeded" | "failed" | null;
  refunded: number; disputesAt: number | null; dispute: "open" | "won" | "lost" | null; returnUrl: string; isOneTime: number; createdAt: number;
}
export const testCharges = defineModel<TestChargeRow>({
  name: "test-charge", table: "payments_test_charges",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), paymentId: attributes.ulid(), methodId: attributes.ulid(), amount: attributes.int("amount"), currency: attributes.string(3), state: attributes.string(12), reason: attributes.string(20, true), settlesAt: attributes.int("settlesAt", true), settlesTo: attributes.string(12, true),
    refunded: attributes.int("refunded"), disputesAt: attributes.int("disputesAt", true), dispute: attributes.string(8, true), returnUrl: attributes.text(), isOneTime: attributes.int("isOneTime"), createdAt: attributes.int("createdAt"),
  },
});

export interface TestRefundRow { id: string; practiceId: string; chargeId: string; refundId: string; amount: number }
export const testRefunds = defineModel<TestRefundRow>({
  name: "test-refund", table: "payments_test_refunds",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), chargeId: attributes.ulid(), refundId: attributes.ulid(), amount: attributes.int("amount") },
});

export interface TestEventRow { id: string; practiceId: string; type: string; kind: "charge" | "setup"; ref: string; createdAt: number }
export const testEvents = defineModel<TestEventRow>({
  name: "test-event", table: "payments_test_events",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), type: attributes.string(40), kind: attributes.string(10), ref: attributes.string(60), createdAt: attributes.int("createdAt") },
});

export interface TestMovementRow { id: string; practiceId: string; chargeId: string; kind: "charge" | "refund" | "dispute" | "dispute-won"; amount: number; currency: string; at: number }
export const testMovements = defineModel<TestMovementRow>({
  name: "test-movement", table: "payments_test_movements",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), chargeId: attributes.ulid(), kind: attributes.string(12), amount: attributes.int("amount"), currency: attributes.string(3), at: attributes.int("at") },
});

export interface TestAccountRow { practiceId: string; secret: string }
export const testAccounts = defineModel<TestAccountRow>({ name: "test-account", table: "payments_test_accounts", attributes: { practiceId: { ...attributes.ulid(), primaryKey: true }, secret: attributes.text() } });

export const testMigrations: readonly Migration[] = [
  {
    name: "payments-005-test-processor",
    async up(m) {
      const own = { id: columns.ulid(), practice_id: columns.ulid() };
      await m.createTable("payments_test_accounts", { practice_id: columns.ulid(), secret: columns.text() }, { primaryKey: ["practice_id"] });
      await m.createTable("payments_test_methods", { ...own, customer: columns.string(60, { binary: true }), scenario: columns.string(20), kind: columns.string(10), brand: columns.string(40), last4: columns.string(4), expires: columns.int().nullable(), detached: columns.flag() }, { primaryKey: ["id"] });
      await m.createTable(
        "payments_test_sessions",
        { ...own, mode: columns.string(10), customer: columns.string(60, { binary: true }), payment_id: columns.ulid().nullable(), amount: columns.int(), currency: columns.string(3), label: columns.string(120), state: columns.string(10), method_id: columns.ulid().nullable(), charge_id: columns.ulid().nullable(), return_url: columns.text(), created_at: columns.time() },
        { primaryKey: ["id"], indexes: [["practice_id", "payment_id"]] },
      );
      await m.createTable(
        "payments_test_charges",
        {
          ...own, payment_id: columns.ulid(), method_id: columns.ulid(), amount: columns.int(), currency: columns.string(3, { binary: true }), state: columns.string(12), reason: columns.string(20).nullable(), settles_at: columns.time().nullable(), settles_to: columns.string(12).nullable(),
          refunded: columns.int(), disputes_at: columns.time().nullable(), dispute: columns.string(8).nullable(), return_url: columns.text(), is_one_time: columns.flag(), created_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "payment_id"]], indexes: [["practice_id", "created_at"]] },
      );
      await m.createTable("payments_test_refunds", { ...own, charge_id: columns.ulid(), refund_id: columns.ulid(), amount: columns.int() }, { primaryKey: ["id"], unique: [["practice_id", "refund_id"]] });
      await m.createTable("payments_test_events", { ...own, type: columns.string(40), kind: columns.string(10), ref: columns.string(60, { binary: true }), created_at: columns.time() }, { primaryKey: ["id"] });
    },
  },
  {
    name: "payments-20261127-2325-test-movements",
    up: (m) =>
      m.createTable(
        "payments_test_movements",
        { id: columns.ulid(), practice_id: columns.ulid(), charge_id: columns.ulid(), kind: columns.string(12), amount: columns.int(), currency: columns.string(3, { binary: true }), at: columns.time() },
        { primaryKey: ["id"], indexes: [["practice_id", "at"]] },
      ),
  },
];

import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** What a payer agreed to: that invoices are paid by themselves, within these bounds. Never changed but to pause or end it: other bounds are another mandate. */
export interface MandateRow {
  id: string;
  practiceId: string;
  clientId: string;
  payerId: string;
  portalUserId: string;
  methodId: string;
  /** Used once when the other has failed for good; null without consent to that. */
  backupId: string | null;
  /** Most for one payment, in the smallest unit. */
  cap: number;
  currency: string;
  /** When: as soon as an invoice is sent, the same for those alone that charge sessions, on the day that it is due, or on a day of each month. */
  moment: "sent" | "session" | "due" | "day";
  /** From 1 to 28; null unless they are paid on a day of the month. */
  monthDay: number | null;
  state: "active" | "paused" | "ended";
  /** The words that were agreed to. */
  consent: string;
  createdAt: number;
  changedAt: number;
}

export const mandates = defineModel<MandateRow>({
  name: "mandate", table: "payments_mandates",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), payerId: attributes.ulid(), portalUserId: attributes.ulid(), methodId: attributes.ulid(), backupId: attributes.ulid(true), cap: attributes.int("cap"), currency: attributes.string(3), moment: attributes.string(8), monthDay: attributes.int("monthDay", true), state: attributes.string(8),
    consent: attributes.text(), createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt"),
  },
});

/** One automatic payment of one invoice, with its notice, its retries and its end. */
export interface OrderRow {
  id: string;
  practiceId: string;
  clientId: string;
  payerId: string;
  invoiceId: string;
  /** A mandate or an instalment. */
  cause: "autopay" | "plan";
  causeId: string;
  /** `<invoice>:<cause>`, while it runs; null once it has ended. */
  liveKey: string | null;
  /** Of an instalment; null pays what is left of the invoice. */
  amount: number | null;
  state: "noticed" | "charging" | "waiting" | "done" | "stopped";
  /**
   * `ended` by whoever agreed, for good; `paused` with all automatic payments; `plan`, since the invoice is paid in parts now; `settled`, since nothing is left
   * to pay; `access`, since whoever agreed sees these invoices no longer; `off`, since the practice takes no payments in the portal.
   */
  why: "paid" | "failed" | "cap" | "ended" | "paused" | "plan" | "settled" | "access" | "off" | null;
  paymentId: string | null;
  chargeAt: number;
  createdAt: number;
}

export const orders = defineModel<OrderRow>({
  name: "order", table: "payments_orders",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), payerId: attributes.ulid(), invoiceId: attributes.ulid(), cause: attributes.string(10), causeId: attributes.ulid(), liveKey: attributes.string(60, true), amount: attributes.int("amount", true), state: attributes.string(10), why: attributes.string(10, true),
    paymentId: attributes.ulid(true), chargeAt: attributes.int("chargeAt"), createdAt: attributes.int("createdAt"),
  },
});

/** A proposal to pay an invoice in parts, and what became of it. */
export interface PlanRow {
  id: string;
  practiceId: string;
  clientId: string;
  payerId: string;
  invoiceId: string;
  state: "proposed" | "accepted" | "declined" | "completed" | "cancelled";
  methodId: string | null;
  proposedBy: string;
  createdAt: number;
  changedAt: number;
}

export const plans = defineModel<PlanRow>({
  name: "plan", table: "payments_plans",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), payerId: attributes.ulid(), invoiceId: attributes.ulid(), state: attributes.string(10), methodId: attributes.ulid(true), proposedBy: attributes.ulid(), createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt") },
});

export interface InstalmentRow {
  id: string;
  practiceId: string;
  planId: string;
  position: number;
  day: string;
  amount: number;
  state: "planned" | "running" | "paid" | "missed" | "cancelled";
}

export const instalments = defineModel<InstalmentRow>({
  name: "instalment", table: "payments_instalments",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), planId: attributes.ulid(), position: attributes.int("position"), day: attributes.string(10), amount: attributes.int("amount"), state: attributes.string(10) },
});

export const autopayMigrations: readonly Migration[] = [
  {
    name: "payments-006-autopay",
    async up(m) {
      const own = { id: columns.ulid(), practice_id: columns.ulid() };
      const whose = { client_id: columns.ulid(), payer_id: columns.ulid() };
      await m.createTable(
        "payments_mandates",
        {
          ...own, ...whose, portal_user_id: columns.ulid(), method_id: columns.ulid(), backup_id: columns.ulid().nullable(), cap: columns.int(), currency: columns.string(3, { binary: true }), moment: columns.string(8), state: columns.string(8), consent: columns.text(),
          created_at: columns.time(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "payer_id", "state"], ["practice_id", "state"]] },
      );
      await m.createTable(
        "payments_orders",
        {
          ...own, ...whose, invoice_id: columns.ulid(), cause: columns.string(10), cause_id: columns.ulid(), live_key: columns.string(60, { binary: true }).nullable(), amount: columns.int().nullable(), state: columns.string(10), why: columns.string(10).nullable(),
          payment_id: columns.ulid().nullable(), charge_at: columns.time(), created_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "live_key"]], indexes: [["practice_id", "payment_id"], ["practice_id", "invoice_id"], ["practice_id", "cause_id"]] },
      );
      await m.createTable("payments_plans", { ...own, ...whose, invoice_id: columns.ulid(), state: columns.string(10), method_id: columns.ulid().nullable(), proposed_by: columns.ulid(), created_at: columns.time(), changed_at: columns.time() }, { primaryKey: ["id"], indexes: [["practice_id", "invoice_id"], ["practice_id", "client_id", "id"], ["practice_id", "state"]] });
      await m.createTable("payments_instalments", { ...own, plan_id: columns.ulid(), position: columns.int(), day: columns.string(10, { binary: true }), amount: columns.int(), state: columns.string(10) }, { primaryKey: ["id"], unique: [["plan_id", "position"]], indexes: [["practice_id", "state", "day"]] });
    },
  },
  { name: "payments-20261128-1340-month-days", up: (m) => m.addColumn("payments_mandates", "month_day", columns.int().nullable()) },
];

import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

export const advanceKinds = ["card", "payment"] as const;

/** What another plugin asks of somebody who books: to have a card on file, or to pay an amount ahead. */
export interface AdvanceRow {
  /** As the booking's id when it was asked for. */
  id: string;
  practiceId: string;
  /** The appointment that it is for now: another one when that was moved. */
  bookingId: string;
  clientId: string;
  payerId: string;
  /** Who books; nobody else is shown its page. */
  portalUserId: string;
  kind: (typeof advanceKinds)[number];
  currency: string;
  amount: number;
  /** `held` is paid and counts for that appointment alone, `free` for any invoice as all credit does, `returned` goes back to who paid. */
  state: "asked" | "held" | "free" | "returned";
  /** The latest try to pay it. */
  paymentId: string | null;
  /** Until when the time is kept; null when it is booked already. */
  holdUntil: number | null;
  /** The page of the portal that goes on when it is done. */
  returnPath: string;
  createdAt: number;
  changedAt: number;
}

export const advances = defineModel<AdvanceRow>({
  name: "advance",
  table: "payments_advances",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), bookingId: attributes.ulid(), clientId: attributes.ulid(), payerId: attributes.ulid(), portalUserId: attributes.ulid(), kind: attributes.string(10), currency: attributes.string(3), amount: attributes.int("amount"),
    state: attributes.string(10), paymentId: attributes.ulid(true), holdUntil: attributes.int("holdUntil", true), returnPath: attributes.text(), createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt"),
  },
});

export const advanceMigrations: readonly Migration[] = [
  {
    name: "payments-20261128-0215-advances",
    async up(m) {
      await m.createTable(
        "payments_advances",
        {
          id: columns.ulid(), practice_id: columns.ulid(), booking_id: columns.ulid(), client_id: columns.ulid(), payer_id: columns.ulid(), portal_user_id: columns.ulid(), kind: columns.string(10), currency: columns.string(3, { binary: true }), amount: columns.int(),
          state: columns.string(10), payment_id: columns.ulid().nullable(), hold_until: columns.time().nullable(), return_path: columns.text(), created_at: columns.time(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "booking_id"]], indexes: [["practice_id", "client_id"], ["practice_id", "portal_user_id", "state"]] },
      );
      await m.addColumn("payments_payments", "advance_id", columns.ulid().nullable());
      await m.addColumn("payments_payments", "reserved", columns.flag().default(false));
    },
  },
];

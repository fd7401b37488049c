import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** One day of the practice in one currency: what the ledger says that moved at the processor, and what the processor says. */
export interface DayRow {
  id: string;
  practiceId: string;
  day: string;
  currency: string;
  ledger: number;
  processor: number;
  comparedAt: number;
}

export const days = defineModel<DayRow>({
  name: "day",
  table: "payments_days",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), day: attributes.string(10), currency: attributes.string(3), ledger: attributes.int("ledger"), processor: attributes.int("processor"), comparedAt: attributes.int("comparedAt") },
});

/** Something that one side has and the other has not, within two days. */
export interface DifferenceRow {
  id: string;
  practiceId: string;
  day: string;
  /** Who has it alone, what and about which charge; the same is one difference however often days are compared. */
  source: string;
  side: "ledger" | "processor";
  kind: "charge" | "refund" | "dispute" | "dispute-won";
  /** The processor's own name of the charge. */
  ref: string;
  paymentId: string | null;
  clientId: string | null;
  amount: number;
  currency: string;
  /** `gone` when the other side has it by now. */
  state: "open" | "settled" | "gone";
  /** Sealed: how it was settled. */
  note: string;
  settledBy: string | null;
  createdAt: number;
  changedAt: number;
}

export const differences = defineModel<DifferenceRow>({
  name: "difference",
  table: "payments_differences",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), day: attributes.string(10), source: attributes.string(200), side: attributes.string(10), kind: attributes.string(12), ref: attributes.string(120), paymentId: attributes.ulid(true), clientId: attributes.ulid(true), amount: attributes.int("amount"), currency: attributes.string(3),
    state: attributes.string(10), note: attributes.text(), settledBy: attributes.ulid(true), createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt"),
  },
});

export const compareMigrations: readonly Migration[] = [
  {
    name: "payments-20261127-2326-compare",
    async up(m) {
      await m.createTable("payments_days", { id: columns.ulid(), practice_id: columns.ulid(), day: columns.string(10, { binary: true }), currency: columns.string(3, { binary: true }), ledger: columns.int(), processor: columns.int(), compared_at: columns.time() }, { primaryKey: ["id"], unique: [["practice_id", "day", "currency"]] });
      await m.createTable(
        "payments_differences",
        {
          id: columns.ulid(), practice_id: columns.ulid(), day: columns.string(10, { binary: true }), source: columns.string(200, { binary: true }), side: columns.string(10), kind: columns.string(12), ref: columns.string(120, { binary: true }), payment_id: columns.ulid().nullable(), client_id: columns.ulid().nullable(),
          amount: columns.int(), currency: columns.string(3, { binary: true }), state: columns.string(10), note: columns.text(), settled_by: columns.ulid().nullable(), created_at: columns.time(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "source"]], indexes: [["practice_id", "state", "id"], ["practice_id", "day"]] },
      );
    },
  },
];

import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

export const invoiceStates = ["draft", "open", "partly paid", "paid", "void", "written off", "refunded", "partly refunded"] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** What one payer is asked to pay. Amounts are in the currency's smallest unit. */
export interface InvoiceRow {
  id: string;
  practiceId: string;
  clientId: string;
  payerId: string;
  /** `opening` is what a client owed in the system they came from. */
  kind: "services" | "opening";
  /** Counts from 1 within the practice without gaps, from the moment it is sent; null for a draft. */
  number: number | null;
  state: InvoiceState;
  currency: string;
  subtotal: number;
  tax: number;
  total: number;
  /** Of payments that arrived, less what went back to the bank. */
  paid: number;
  /** Of payments on their way. */
  pending: number;
  /** Taken off by credits and write-offs. */
  credited: number;
  /** Given back to the payer. */
  refunded: number;
  /** The professional, when it is about one. */
  staffId: string | null;
  /** Days of the calendar, the practice's: what it covers, when it was sent, when it is due. */
  fromDay: string | null;
  toDay: string | null;
  issuedDay: string | null;
  dueDay: string | null;
  /** Sealed: a note to the payer. */
  note: string;
  /** The staff member who made it, or null for one that the portal made by itself or a portal user asked for. */
  madeBy: string | null;
  createdAt: number;
  changedAt: number;
}

export const invoices = defineModel<InvoiceRow>({
  name: "invoice",
  table: "payments_invoices",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), payerId: attributes.ulid(), kind: attributes.string(10), number: attributes.int("number", true), state: attributes.string(20), currency: attributes.string(3),
    subtotal: attributes.int("subtotal"), tax: attributes.int("tax"), total: attributes.int("total"), paid: attributes.int("paid"), pending: attributes.int("pending"), credited: attributes.int("credited"), refunded: attributes.int("refunded"),
    staffId: attributes.ulid(true), fromDay: attributes.string(10, true), toDay: attributes.string(10, true), issuedDay: attributes.string(10, true), dueDay: attributes.string(10, true), note: attributes.text(), madeBy: attributes.ulid(true),
    createdAt: attributes.int("createdAt"), changedAt: attributes.int("changedAt"),
  },
});

/** One charge. */
export interface LineRow {
  id: string;
  practiceId: string;
  invoiceId: string;
  position: number;
  /** The day of the session or charge. */
  day: string;
  /** Who gave it. */
  staffId: string | null;
  appointmentId: string | null;
  /** `<appointment or line>:<payer>` while it is charged, null once the invoice is void: one session is charged once to each payer. */
  chargedKey: string | null;
  /** Sealed: what it was, its procedure code with modifiers, and diagnosis codes. */
  words: string;
  quantity: number;
  unitAmount: number;
  amount: number;
  taxBasisPoints: number;
  tax: number;
  /** Staff changed it by hand: news of its session leaves it as it is. */
  edited: number;
}

export interface LineWords {
  description: string;
  code: string;
  modifiers: string[];
  diagnoses: string[];
  /** The place-of-service code that insurers ask for, such as 10 for video. */
  placeCode: string;
}

export const lines = defineModel<LineRow>({
  name: "line",
  table: "payments_lines",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), invoiceId: attributes.ulid(), position: attributes.int("position"), day: attributes.string(10), staffId: attributes.ulid(true), appointmentId: attributes.ulid(true), chargedKey: attributes.string(60, true), words: attributes.text(),
    quantity: attributes.int("quantity"), unitAmount: attributes.int("unitAmount"), amount: attributes.int("amount"), taxBasisPoints: attributes.int("taxBasisPoints"), tax: attributes.int("tax"), edited: attributes.int("edited"),
  },
});

/** The next number of a practice's series, such as that of its invoices, or how far a job has read. */
export interface CounterRow {
  practiceId: string;
  series: string;
  next: number;
}

export const counters = defineModel<CounterRow>({
  name: "counter",
  table: "payments_counters",
  attributes: { practiceId: { ...attributes.ulid(), primaryKey: true }, series: { ...attributes.string(20), primaryKey: true }, next: attributes.int("next") },
});

export const invoiceMigrations: readonly Migration[] = [
  {
    name: "payments-003-invoices",
    async up(m) {
      await m.createTable(
        "payments_invoices",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), payer_id: columns.ulid(), kind: columns.string(10), number: columns.int().nullable(), state: columns.string(20, { binary: true }), currency: columns.string(3, { binary: true }),
          subtotal: columns.int(), tax: columns.int(), total: columns.int(), paid: columns.int(), pending: columns.int(), credited: columns.int(), refunded: columns.int(), staff_id: columns.ulid().nullable(),
          from_day: columns.string(10, { binary: true }).nullable(), to_day: columns.string(10, { binary: true }).nullable(), issued_day: columns.string(10, { binary: true }).nullable(), due_day: columns.string(10, { binary: true }).nullable(),
          note: columns.text(), made_by: columns.ulid().nullable(), created_at: columns.time(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "number"]], indexes: [["practice_id", "client_id", "id"], ["practice_id", "payer_id", "state"], ["practice_id", "state", "due_day"]] },
      );
      await m.createTable(
        "payments_lines",
        {
          id: columns.ulid(), practice_id: columns.ulid(), invoice_id: columns.ulid(), position: columns.int(), day: columns.string(10, { binary: true }), staff_id: columns.ulid().nullable(), appointment_id: columns.ulid().nullable(),
          charged_key: columns.string(60, { binary: true }).nullable(), words: columns.text(), quantity: columns.int(), unit_amount: columns.int(), amount: columns.int(), tax_basis_points: columns.int(), tax: columns.int(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "charged_key"]], indexes: [["practice_id", "invoice_id", "position"], ["practice_id", "appointment_id"]] },
      );
      await m.createTable("payments_counters", { practice_id: columns.ulid(), series: columns.string(20, { binary: true }), next: columns.int() }, { primaryKey: ["practice_id", "series"] });
    },
  },
  { name: "payments-20261128-0226-edited-lines", up: (m) => m.addColumn("payments_lines", "edited", columns.flag().default(false)) },
];

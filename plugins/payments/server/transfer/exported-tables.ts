import type { ModelDefinition } from "@anteroom/core/server";
import { advances } from "../advances/advance-rows.ts";
import { instalments, mandates, orders, plans } from "../autopay/autopay-rows.ts";
import { days, differences } from "../compare/compare-rows.ts";
import { matters } from "../desk/matter-rows.ts";
import { documents } from "../documents/document-rows.ts";
import { estimates } from "../estimates/estimate-rows.ts";
import { insuranceRequests, policies } from "../insurance/policy-rows.ts";
import { counters, invoices, lines } from "../invoices/invoice-rows.ts";
import { accounts, entries, transactions } from "../ledger/ledger-rows.ts";
import { methods, payers } from "../payers/payer-rows.ts";
import { allocations, payments, processorEvents, refunds } from "../payments/payment-rows.ts";

/** A row of any of this plugin's tables. */
export type AnyRow = Record<string, string | number | null>;

export interface ExportedTable {
  model: ModelDefinition<AnyRow & { practiceId: string }>;
  /** What rows are found by when they are brought back. */
  key: readonly string[];
  /** Columns that are sealed at rest; they travel opened. */
  sealed: readonly string[];
}

// Rows travel as they are, so one type stands for all of them.
const table = (model: unknown, sealed: readonly string[] = [], key: readonly string[] = ["id"]): ExportedTable => ({ model: model as ExportedTable["model"], key, sealed });

/** What belongs to a practice's money, in the order in which it is brought back. The test processor's own books stay with it, and links without sign-in end. */
export const exportedTables: readonly ExportedTable[] = [
  table(payers), table(methods), table(invoices, ["note"]), table(lines, ["words"]), table(counters, [], ["series"]), table(payments, ["note"]), table(allocations), table(refunds, ["reason"]), table(processorEvents), table(mandates), table(orders), table(plans), table(instalments),
  table(documents), table(policies, ["details", "reason", "eligibility"]), table(insuranceRequests, ["note"]), table(matters), table(estimates, ["words"]), table(advances), table(days), table(differences, ["note"]), table(accounts), table(transactions, ["reason"]), table(entries),
];

/** The last part of a table's name, as in `["invoices", id, "note"]` of what is sealed. */
export const shortName = ({ model }: ExportedTable): string => model.table.replace(/^payments_/, "");

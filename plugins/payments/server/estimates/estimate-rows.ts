import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration, PluginContext } from "@anteroom/core/server";
import { openJson } from "../sealed.ts";

export const estimateStates = ["sent", "acknowledged", "expired", "replaced", "withdrawn"] as const;
export type EstimateState = (typeof estimateStates)[number];

/** What a client’s care is expected to cost in a stretch of days. */
export interface EstimateRow {
  id: string;
  practiceId: string;
  clientId: string;
  state: EstimateState;
  currency: string;
  /** In the currency’s smallest unit. */
  total: number;
  /** Days of the calendar, the practice’s: what it covers, and the last day on which it holds. */
  fromDay: string;
  toDay: string;
  validUntil: string;
  staffId: string;
  /** The paper. */
  documentId: string;
  fileId: string;
  /** Sealed (`EstimateWords`). */
  words: string;
  madeBy: string;
  createdAt: number;
  /** The portal user who said that they have read it, and when. */
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
  changedAt: number;
}

export interface EstimateLine {
  description: string;
  code: string;
  quantity: number;
  unitAmount: number;
}

export interface EstimateWords {
  lines: EstimateLine[];
  note: string;
  /** Why staff took it back; empty until they do. */
  reason: string;
}

export const wordsOf = (ctx: PluginContext, row: Pick<EstimateRow, "id" | "words">): EstimateWords => openJson<EstimateWords>(ctx, ["estimates", row.id, "words"], row.words);

export const estimates = defineModel<EstimateRow>({
  name: "estimate",
  table: "payments_estimates",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), state: attributes.string(20), currency: attributes.string(3), total: attributes.int("total"), fromDay: attributes.string(10), toDay: attributes.string(10), validUntil: attributes.string(10),
    staffId: attributes.ulid(), documentId: attributes.ulid(), fileId: attributes.ulid(), words: attributes.text(), madeBy: attributes.ulid(), createdAt: attributes.int("createdAt"), acknowledgedBy: attributes.ulid(true), acknowledgedAt: attributes.int("acknowledgedAt", true), changedAt: attributes.int("changedAt"),
  },
});

export const estimateMigrations: readonly Migration[] = [
  {
    name: "payments-20261128-0700-estimates",
    up: (m) =>
      m.createTable(
        "payments_estimates",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), state: columns.string(20), currency: columns.string(3), total: columns.int(), from_day: columns.string(10, { binary: true }), to_day: columns.string(10, { binary: true }), valid_until: columns.string(10, { binary: true }),
          staff_id: columns.ulid(), document_id: columns.ulid(), file_id: columns.ulid(), words: columns.text(), made_by: columns.ulid(), created_at: columns.time(), acknowledged_by: columns.ulid().nullable(), acknowledged_at: columns.time().nullable(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "state", "valid_until"]] },
      ),
  },
];

import { attributes, columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

export const policyStates = ["submitted", "in review", "verified", "rejected", "expired"] as const;
export type PolicyState = (typeof policyStates)[number];
export const policyRanks = ["primary", "secondary"] as const;
export type PolicyRank = (typeof policyRanks)[number];

/** Details of an insurance policy as somebody sent them once. They are never changed: an edit is another row. */
export interface PolicyRow {
  id: string;
  practiceId: string;
  clientId: string;
  rank: PolicyRank;
  state: PolicyState;
  /** `PolicyDetails` as JSON; sealed. */
  details: string;
  startsDay: string | null;
  /** The last day that it holds. */
  endsDay: string | null;
  /** What the practice said that the client pays for a session; null until it did. */
  copay: number | null;
  currency: string;
  /** Why it was rejected, as the client reads it; sealed. */
  reason: string | null;
  frontFileId: string | null;
  backFileId: string | null;
  source: "portal" | "form" | "staff";
  /** A portal user; a staff member where staff entered it. */
  sentBy: string;
  /** Somebody sent another of this rank after it. */
  followed: number;
  /** `<client>:<rank>` while nobody has decided about it: the database lets one of each rank wait. */
  openKey: string | null;
  /** The one that was verified or sent in its place. */
  replacedBy: string | null;
  /** The client was told that it ends soon. */
  warnedAt: number | null;
  /** What the insurer answered to a question about it, as JSON; sealed. */
  eligibility: string | null;
  createdAt: number;
  decidedAt: number | null;
  decidedBy: string | null;
}

export const policies = defineModel<PolicyRow>({
  name: "policy", table: "payments_policies",
  attributes: {
    id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), rank: attributes.string(10), state: attributes.string(12), details: attributes.text(), startsDay: attributes.string(10, true), endsDay: attributes.string(10, true), copay: attributes.int("copay", true), currency: attributes.string(3),
    reason: attributes.text(true), frontFileId: attributes.ulid(true), backFileId: attributes.ulid(true), source: attributes.string(10), sentBy: attributes.ulid(), followed: attributes.int("followed"), openKey: attributes.string(40, true), replacedBy: attributes.ulid(true), warnedAt: attributes.int("warnedAt", true), eligibility: attributes.text(true),
    createdAt: attributes.int("createdAt"), decidedAt: attributes.int("decidedAt", true), decidedBy: attributes.ulid(true),
  },
});

/** The practice asks one portal user for the details of an insurance. */
export interface InsuranceRequestRow {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  rank: PolicyRank;
  state: "open" | "done" | "cancelled";
  /** Sealed. */
  note: string;
  askedBy: string;
  createdAt: number;
}

export const insuranceRequests = defineModel<InsuranceRequestRow>({
  name: "insuranceRequest", table: "payments_insurance_requests",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), clientId: attributes.ulid(), portalUserId: attributes.ulid(), rank: attributes.string(10), state: attributes.string(10), note: attributes.text(), askedBy: attributes.ulid(), createdAt: attributes.int("createdAt") },
});

export const insuranceMigrations: readonly Migration[] = [
  {
    name: "payments-009-insurance",
    async up(m) {
      await m.createTable(
        "payments_policies",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), rank: columns.string(10), state: columns.string(12), details: columns.text(), starts_day: columns.string(10, { binary: true }).nullable(), ends_day: columns.string(10, { binary: true }).nullable(), copay: columns.int().nullable(), currency: columns.string(3),
          reason: columns.text().nullable(), front_file_id: columns.ulid().nullable(), back_file_id: columns.ulid().nullable(), source: columns.string(10), sent_by: columns.ulid(), followed: columns.flag(), replaced_by: columns.ulid().nullable(), warned_at: columns.time().nullable(), eligibility: columns.text().nullable(),
          created_at: columns.time(), decided_at: columns.time().nullable(), decided_by: columns.ulid().nullable(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "rank", "created_at"], ["practice_id", "state", "created_at"]] },
      );
      await m.createTable(
        "payments_insurance_requests",
        { id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(), rank: columns.string(10), state: columns.string(10), note: columns.text(), asked_by: columns.ulid(), created_at: columns.time() },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "state"]] },
      );
    },
  },
  {
    name: "payments-20261128-0210-one-open-policy",
    async up(m) {
      await m.addColumn("payments_policies", "open_key", columns.string(40, { binary: true }).nullable());
      const key = m.engine === "sqlite" ? "client_id || ':' || `rank`" : "CONCAT(client_id, ':', `rank`)";
      // Where two were left open, any one of them is the one that waits.
      await m.sql(`UPDATE payments_policies SET open_key = ${key} WHERE id IN (SELECT id FROM (SELECT MAX(id) AS id FROM payments_policies WHERE state IN ('submitted', 'in review') GROUP BY practice_id, client_id, \`rank\`) AS newest)`);
      await m.addIndex("payments_policies", ["practice_id", "open_key"], { unique: true });
    },
  },
];

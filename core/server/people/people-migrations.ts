import { flag, int, json, string, text, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

const word = (length: number) => string(length, { binary: true });

/** Practices, staff, clients, the people who act for them, and invitations. */
export const peopleMigrations: readonly Migration[] = [
  {
    name: "people-001-people",
    async up(m) {
      await m.createTable(
        "practices",
        {
          id: ulid(), name: string(200), alias: string(60).nullable(), country: word(2), time_zone: word(64), phone: word(40).nullable(),
          urgent_help: json(), active: flag().default(true), created_at: time(),
        },
        { primaryKey: ["id"] },
      );
      await m.createTable(
        "staff",
        {
          id: ulid(), practice_id: ulid(), account_id: ulid(), name: string(200), title: string(100).nullable(), roles: json(),
          active: flag(), time_zone: word(64), created_at: time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "account_id"]], indexes: [["account_id"]] },
      );
      await m.createTable(
        "clients",
        {
          id: ulid(), practice_id: ulid(), first_name: string(100), last_name: string(100), name_used: string(100).nullable(),
          pronouns: string(60).nullable(), birth_date: word(10).nullable(), phone: word(40).nullable(), email: string(254).nullable(),
          address: text().nullable(), time_zone: word(64).nullable(), emergency_name: string(200).nullable(),
          emergency_relationship: string(60).nullable(), emergency_phone: word(40).nullable(), information_at: time().nullable(),
          archived_at: time().nullable(), created_at: time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "last_name", "first_name", "id"]] },
      );
      await m.createTable(
        "client_contacts",
        {
          id: ulid(), practice_id: ulid(), client_id: ulid(), name: string(200), relationship: string(60), email: string(254).nullable(),
          phone: word(40).nullable(), created_at: time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id"]] },
      );
      await m.createTable(
        "client_professionals",
        { practice_id: ulid(), client_id: ulid(), staff_id: ulid(), position: int() },
        { primaryKey: ["practice_id", "client_id", "staff_id"], indexes: [["practice_id", "staff_id", "client_id"]], clustered: true },
      );
      await m.createTable(
        "portal_users",
        {
          id: ulid(), practice_id: ulid(), client_id: ulid(), account_id: ulid().nullable(), first_name: string(100), last_name: string(100),
          email: string(254), phone: word(40).nullable(), relationship: string(60), permissions: json(), alerts: flag(), status: word(20),
          created_at: time(), changed_at: time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id"], ["account_id"]] },
      );
      await m.createTable(
        "invitations",
        {
          id: ulid(), practice_id: ulid(), portal_user_id: ulid(), client_id: ulid(), email: string(254), token_hash: word(64),
          invited_by: ulid().nullable(),
          // What the workflow says, for reading along with the portal user.
          state: word(20), created_at: time(), sent_at: time().nullable(), expires_at: time(), used_at: time().nullable(),
          revoked_at: time().nullable(), reason: string(200).nullable(),
        },
        { primaryKey: ["id"], unique: [["token_hash"]], indexes: [["practice_id", "portal_user_id", "created_at"]] },
      );
    },
  },
  {
    name: "people-002-team",
    async up(m) {
      // Permission key to the roles that hold it, for those that the practice has changed.
      await m.addColumn("practices", "role_grants", text().nullable());
      await m.addColumn("practices", "revision", int().default(1));
      await m.addColumn("staff", "revision", int().default(1));
      await m.createTable(
        "staff_profiles",
        {
          practice_id: ulid(), staff_id: ulid(), colour: word(20).nullable(), teleconference: string(300).nullable(), npi: word(10).nullable(),
          licences: json(), supervisor_id: ulid().nullable(),
        },
        { primaryKey: ["practice_id", "staff_id"], indexes: [["practice_id", "supervisor_id"]] },
      );
      await m.createTable(
        "staff_invitations",
        {
          id: ulid(), practice_id: ulid(), name: string(200), email: string(254), email_key: word(254), roles: json(), token_hash: word(64), invited_by: ulid().nullable(),
          mail_state: word(20), created_at: time(), expires_at: time(), used_at: time().nullable(), revoked_at: time().nullable(), reason: word(20).nullable(),
        },
        { primaryKey: ["id"], unique: [["token_hash"]], indexes: [["practice_id", "email_key", "created_at"]] },
      );
    },
  },
  {
    name: "people-003-merged-and-names",
    async up(m) {
      // The record that took this one in; what is left here only leads there.
      await m.addColumn("clients", "merged_into", ulid().nullable());
      await m.addColumn("portal_users", "name_used", string(100).nullable());
      await m.addColumn("portal_users", "pronouns", string(60).nullable());
      // The people who act for the client live together, so that each may see address and phone.
      await m.addColumn("clients", "shared_household", flag().default(false));
      await m.addIndex("clients", ["practice_id", "merged_into"]);
    },
  },
  {
    name: "people-004-authority",
    async up(m) {
      // Calendar days: since when somebody may act for the client, the last day, and when staff look at it again.
      await m.addColumn("portal_users", "authority_since", word(10).nullable());
      await m.addColumn("portal_users", "authority_until", word(10).nullable());
      await m.addColumn("portal_users", "authority_review_on", word(10).nullable());
      await m.addIndex("portal_users", ["practice_id", "authority_until"]);
      await m.addIndex("portal_users", ["practice_id", "authority_review_on"]);
    },
  },
  {
    name: "people-005-prospects",
    async up(m) {
      // Since when somebody has asked for a first appointment; null once they are a client.
      await m.addColumn("clients", "prospect_at", time().nullable());
    },
  },
];

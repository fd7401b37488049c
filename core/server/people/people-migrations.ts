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
];

import { flag, int, string, text, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

const hash = () => string(64, { binary: true });

/** Accounts, their sessions, mailed links, recovery codes and remembered devices. Nothing that opens a door is stored as it is. */
export const accountMigrations: readonly Migration[] = [
  {
    name: "accounts-001-accounts",
    async up(m) {
      await m.createTable(
        "accounts",
        {
          id: ulid(),
          email: string(254),
          // What "the same address" means: trimmed and in lower case.
          email_key: string(254, { binary: true }),
          password_hash: string(200, { binary: true }).nullable(),
          password_changed_at: time().nullable(),
          totp: text().nullable(),
          totp_pending: text().nullable(),
          // The last 30-second step that was used, so that no code works twice.
          totp_step: int().nullable(),
          time_zone: string(64, { binary: true }).nullable(),
          last_sign_in_at: time().nullable(),
          created_at: time(),
        },
        { primaryKey: ["id"], unique: [["email_key"]] },
      );
      await m.createTable(
        "sessions",
        {
          id: ulid(),
          token_hash: hash(),
          account_id: ulid(),
          state: string(20, { binary: true }),
          seat_kind: string(10, { binary: true }).nullable(),
          seat_id: ulid().nullable(),
          own_device: flag(),
          address: string(64, { binary: true }),
          user_agent: string(300),
          idle_ms: int(),
          created_at: time(),
          last_seen_at: time(),
          idle_until: time(),
          absolute_until: time(),
          proved_at: time(),
        },
        { primaryKey: ["id"], unique: [["token_hash"]], indexes: [["account_id"], ["seat_id"], ["absolute_until"]] },
      );
      await m.createTable(
        "account_links",
        {
          id: ulid(),
          kind: string(20, { binary: true }),
          // Null for an address without an account: it is treated alike, and nothing is sent.
          account_id: ulid().nullable(),
          email_key: string(254, { binary: true }),
          token_hash: hash(),
          code_hash: hash(),
          attempts: int().default(0),
          created_at: time(),
          expires_at: time(),
          used_at: time().nullable(),
          replaced_at: time().nullable(),
        },
        { primaryKey: ["id"], unique: [["token_hash"]], indexes: [["email_key", "kind"], ["expires_at"]] },
      );
      await m.createTable(
        "recovery_codes",
        { account_id: ulid(), code_hash: hash(), used_at: time().nullable() },
        { primaryKey: ["account_id", "code_hash"], clustered: true },
      );
      await m.createTable(
        "trusted_devices",
        {
          id: ulid(),
          account_id: ulid(),
          token_hash: hash(),
          address: string(64, { binary: true }),
          user_agent: string(300),
          created_at: time(),
          last_used_at: time(),
          expires_at: time(),
        },
        { primaryKey: ["id"], unique: [["token_hash"]], indexes: [["account_id"]] },
      );
    },
  },
  {
    name: "accounts-002-preview",
    async up(m) {
      // The portal user as whom a staff member looks at the portal, and until when.
      await m.addColumn("sessions", "preview_user_id", ulid().nullable());
      await m.addColumn("sessions", "preview_until", time().nullable());
    },
  },
];

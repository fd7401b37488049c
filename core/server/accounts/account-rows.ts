import { UniqueConstraintError } from "sequelize";
import type { Sql, Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { emailKey } from "./email-address.ts";

/** An account as it is stored; `totp` is sealed. */
export interface Account {
  id: string;
  email: string;
  passwordHash: string | null;
  totp: string | null;
  totpPending: string | null;
  totpStep: number | null;
  timeZone: string | null;
}

interface AccountRow { id: string; email: string; password_hash: string | null; totp: string | null; totp_pending: string | null; totp_step: number | null; time_zone: string | null }

const columns = "id, email, password_hash, totp, totp_pending, totp_step, time_zone";

async function find(sql: Sql, where: string, value: string): Promise<Account | null> {
  const [row] = await sql.all<AccountRow>(`SELECT ${columns} FROM accounts WHERE ${where} = ?`, [value]);
  if (!row) return null;
  return {
    id: row.id, email: row.email, passwordHash: row.password_hash, totp: row.totp, totpPending: row.totp_pending,
    totpStep: row.totp_step === null ? null : Number(row.totp_step), timeZone: row.time_zone,
  };
}

export const accountByEmail = (sql: Sql, email: string): Promise<Account | null> => find(sql, "email_key", emailKey(email));
export const accountById = (sql: Sql, accountId: string): Promise<Account | null> => find(sql, "id", accountId);

/** The account of this address, made without a password when there is none; two at once make one. */
export async function findOrCreateAccount(host: Host, email: string, tx: Tx): Promise<{ id: string; hasPassword: boolean }> {
  const known = await accountByEmail(tx, email);
  if (known) return { id: known.id, hasPassword: known.passwordHash !== null };
  const id = newId();
  try {
    await tx.run("INSERT INTO accounts (id, email, email_key, created_at) VALUES (?, ?, ?, ?)", [id, email.trim(), emailKey(email), host.clock.now()]);
    return { id, hasPassword: false };
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error;
    // MySQL's snapshot does not show the other's row; a locking read does.
    const [row] = await tx.all<{ id: string; password_hash: string | null }>(
      `SELECT id, password_hash FROM accounts WHERE email_key = ?${host.db.engine === "mysql" ? " FOR UPDATE" : ""}`,
      [emailKey(email)],
    );
    if (!row) throw error;
    return { id: row.id, hasPassword: row.password_hash !== null };
  }
}

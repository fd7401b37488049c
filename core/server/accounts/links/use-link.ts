import { timingSafeEqual } from "node:crypto";
import type { Sql, Tx } from "../../database/database.ts";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { hashCode, hashToken } from "../../secrets.ts";
import { accountById } from "../account-rows.ts";
import type { Account } from "../account-rows.ts";
import { emailKey } from "../email-address.ts";
import { isTokenShaped } from "./link-secrets.ts";
import type { LinkKind } from "./mail-link.ts";

/** What a link's page shows before anything is consumed. */
export interface LinkView {
  state: "valid" | "used" | "expired" | "unknown";
  /** Fills in the form for a new link. */
  email: string | null;
}

interface LinkRow { id: string; account_id: string | null; code_hash: string; attempts: number; expires_at: number; used_at: number | null; replaced_at: number | null }

const columns = "id, account_id, code_hash, attempts, expires_at, used_at, replaced_at";
const mostCodeTries = 5;

async function byToken(sql: Sql, kind: LinkKind, token: string): Promise<LinkRow | null> {
  if (!isTokenShaped(token)) return null;
  const [row] = await sql.all<LinkRow>(`SELECT ${columns} FROM account_links WHERE token_hash = ? AND kind = ?`, [hashToken(token), kind]);
  return row?.account_id ? row : null;
}

/** Looks at a link without using it: mail scanners and previews may. */
export async function viewLink(host: Host, kind: LinkKind, token: string): Promise<LinkView> {
  const row = await byToken(host.db.hot, kind, token);
  const account = row?.account_id ? await accountById(host.db.hot, row.account_id) : null;
  if (!row || !account) return { state: "unknown", email: null };
  if (row.used_at !== null) return { state: "used", email: account.email };
  const over = row.replaced_at !== null || Number(row.expires_at) <= host.clock.now();
  return { state: over ? "expired" : "valid", email: account.email };
}

/** Takes a link's one use, or says why not. Of two at once one gets it. */
export async function takeLink(host: Host, kind: LinkKind, token: string, tx: Tx): Promise<Account> {
  const now = host.clock.now();
  if (isTokenShaped(token)) {
    const { changes } = await tx.run(
      "UPDATE account_links SET used_at = ? WHERE token_hash = ? AND kind = ? AND account_id IS NOT NULL AND used_at IS NULL AND replaced_at IS NULL AND expires_at > ?",
      [now, hashToken(token), kind, now],
    );
    const row = await byToken(tx, kind, token);
    const account = row?.account_id ? await accountById(tx, row.account_id) : null;
    if (changes === 1 && account) return account;
    if (row?.used_at !== null && row?.used_at !== undefined) throw new AppError("USED", "This link was used already. Each link works once. Ask for a new one.");
    if (row) throw new AppError("EXPIRED", "This link has ended. Ask for a new one.");
  }
  throw new AppError("NOT_FOUND", "This link does not work. Ask for a new one.");
}

/**
 * Takes the six-digit code of the newest mail to an address; five tries for each mail. Commits the try even when it is wrong,
 * so it runs outside the caller's transaction.
 */
export async function takeCode(host: Host, kind: LinkKind, email: string, code: string): Promise<Account> {
  const now = host.clock.now();
  const key = emailKey(email);
  const sql = host.db.hot;
  const [row] = await sql.all<LinkRow>(
    `SELECT ${columns} FROM account_links WHERE email_key = ? AND kind = ? AND used_at IS NULL AND replaced_at IS NULL AND expires_at > ? ORDER BY id DESC LIMIT 1`,
    [key, kind, now],
  );
  if (!row) throw codeRefused("This code has ended. Ask for a new email.");
  const { changes } = await sql.run("UPDATE account_links SET attempts = attempts + 1 WHERE id = ? AND attempts < ? AND used_at IS NULL", [row.id, mostCodeTries]);
  if (changes === 0) throw codeRefused("There were too many tries with this code. Ask for a new email.");
  const given = Buffer.from(hashCode(host.options.secret, row.id, code));
  const fits = row.account_id !== null && timingSafeEqual(given, Buffer.from(row.code_hash));
  if (!fits) {
    const left = mostCodeTries - Number(row.attempts) - 1;
    throw codeRefused(left > 0 ? `That is not the code in our newest email. You have ${left} ${left === 1 ? "try" : "tries"} left.` : "There were too many tries with this code. Ask for a new email.");
  }
  const taken = await sql.run("UPDATE account_links SET used_at = ? WHERE id = ? AND used_at IS NULL", [now, row.id]);
  const account = row.account_id ? await accountById(sql, row.account_id) : null;
  if (taken.changes !== 1 || !account) throw codeRefused("This code was used already. Ask for a new email.");
  return account;
}

const codeRefused = (sentence: string): AppError => new AppError("INVALID", sentence, { fields: { code: sentence } });

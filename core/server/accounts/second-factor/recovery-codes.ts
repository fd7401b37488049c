import { randomInt } from "node:crypto";
import type { Sql } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { hashCode } from "../../secrets.ts";

// Without letters and digits that look alike.
const signs = "abcdefghjkmnpqrstuvwxyz23456789";
const howMany = 10;

const newCode = (): string => Array.from({ length: 12 }, (_, at) => (at === 4 || at === 8 ? "-" : "") + signs[randomInt(signs.length)]).join("");
const plain = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** Makes ten codes in place of those before; only their hashes are stored, so this is the one time they can be shown. */
export async function replaceRecoveryCodes(host: Host, accountId: string, sql: Sql): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await sql.run("DELETE FROM recovery_codes WHERE account_id = ?", [accountId]);
  for (const code of codes) {
    await sql.run("INSERT INTO recovery_codes (account_id, code_hash) VALUES (?, ?)", [accountId, hashCode(host.options.secret, accountId, plain(code))]);
  }
  return codes;
}

/** Takes a code's one use. */
export async function takeRecoveryCode(host: Host, accountId: string, code: string, sql: Sql): Promise<boolean> {
  const { changes } = await sql.run("UPDATE recovery_codes SET used_at = ? WHERE account_id = ? AND code_hash = ? AND used_at IS NULL", [
    host.clock.now(), accountId, hashCode(host.options.secret, accountId, plain(code)),
  ]);
  return changes === 1;
}

export async function recoveryCodesLeft(sql: Sql, accountId: string): Promise<number> {
  const [row] = await sql.all<{ n: number }>("SELECT COUNT(*) AS n FROM recovery_codes WHERE account_id = ? AND used_at IS NULL", [accountId]);
  return Number(row?.n ?? 0);
}

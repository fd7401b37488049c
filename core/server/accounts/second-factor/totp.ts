import { Secret, TOTP } from "otpauth";
import type { Sql } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";

const periodMs = 30_000;
const place = (accountId: string, column: string) => ({ practiceId: "accounts", table: "accounts", row: accountId, column });

const totpOf = (secret: string, email = "", issuer = "Portal"): TOTP => new TOTP({ issuer, label: email, algorithm: "SHA1", digits: 6, period: 30, secret: Secret.fromBase32(secret) });

/** A new secret for an authenticator app, sealed for storing, and what the app is shown. */
export function newTotp(host: Host, account: { id: string; email: string }, issuer: string): { sealed: string; secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { sealed: host.sealer.seal(place(account.id, "totp"), secret), secret, uri: totpOf(secret, account.email, issuer).toString() };
}

/** The 30-second step that a code belongs to: this one, the one before or the one after; null for any other code. */
export function stepOfCode(host: Host, accountId: string, sealed: string, code: string): number | null {
  const now = host.clock.now();
  const delta = totpOf(host.sealer.unseal(place(accountId, "totp"), sealed)).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / periodMs) + delta;
}

/** Takes a step's one use: a code that was seen, or an older one, is refused. */
export async function takeStep(sql: Sql, accountId: string, step: number): Promise<boolean> {
  const { changes } = await sql.run("UPDATE accounts SET totp_step = ? WHERE id = ? AND (totp_step IS NULL OR totp_step < ?)", [step, accountId, step]);
  return changes === 1;
}

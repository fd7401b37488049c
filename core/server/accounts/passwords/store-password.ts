import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import type { Account } from "../account-rows.ts";
import { mailSecurityNotice } from "../security-mail.ts";
import { endSessions } from "../sessions/end-sessions.ts";

/** Stores the hash of a changed password, tells the owner, and ends every other session. Answers how many ended. */
export async function storePassword(host: Host, account: Account, passwordHash: string, keepSessionId: string | undefined, tx: Tx): Promise<number> {
  await tx.run("UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE id = ?", [passwordHash, host.clock.now(), account.id]);
  await tx.run("UPDATE account_links SET replaced_at = ? WHERE account_id = ? AND used_at IS NULL AND replaced_at IS NULL", [host.clock.now(), account.id]);
  await mailSecurityNotice(host, account, { template: "security-password-changed" }, tx);
  return endSessions(host, { accountId: account.id, ...(keepSessionId ? { exceptSessionId: keepSessionId } : {}) }, "revoked", tx);
}

import type { Host } from "../../host-parts.ts";
import { AppError } from "../../errors.ts";
import type { CallOrigin } from "../../trpc/context.ts";
import { accountByEmail } from "../account-rows.ts";
import type { Account } from "../account-rows.ts";
import { auditAccount } from "../audit-account.ts";
import { emailKey } from "../email-address.ts";
import { evenRefusal } from "../even-time.ts";
import { limitsOf, takeTry } from "../limits.ts";
import { mailLink } from "../links/mail-link.ts";
import { refuseOversized } from "../passwords/check-password.ts";
import { verifyPassword } from "../passwords/hash-password.ts";

const refusalMs = 250;
const wrong = "The email address or the password is not right. Check both, or use a sign-in link.";
const closed = (wait: string): string => `There were too many wrong tries with this address. Try again in ${wait}, or sign in with the link that we email to you.`;

/**
 * The account of an address when the password is right.
 * @throws AppError the same, after the same time, for a wrong password and for an unknown address; `RATE_LIMITED` after ten wrong tries.
 */
export function provePassword(host: Host, origin: CallOrigin, typed: { email: string; password: string }): Promise<Account> {
  return evenRefusal(refusalMs, async () => {
    refuseOversized(typed.password);
    const key = emailKey(typed.email);
    await takeTry(host, "password-address", origin.address);
    const { last } = await takeTry(host, "password-account", key, closed);
    const account = await accountByEmail(host.db.hot, key);
    const fits = await verifyPassword(account?.passwordHash ?? null, typed.password);
    const limits = limitsOf(host);
    if (account && fits) {
      await Promise.all([limits.clear("password-account", key), limits.giveBack("password-address", origin.address)]);
      return account;
    }
    await noteWrongPassword(host, origin, key, account, last);
    throw last ? new AppError("RATE_LIMITED", closed("15 minutes"), { retryAfterMinutes: 15 }) : new AppError("INVALID", wrong, { fields: { form: wrong } });
  });
}

async function noteWrongPassword(host: Host, origin: CallOrigin, key: string, account: Account | null, last: boolean): Promise<void> {
  if (!account) {
    host.log.info({ address: origin.address }, "sign-in refused for an address without an account");
    return;
  }
  await host.db.transaction(async (tx) => {
    await auditAccount(host, origin, { accountId: account.id, verb: "sign-in-refused", result: "refused", detail: { how: "password", locked: last } }, tx);
    // The way in for the owner while somebody else keeps guessing.
    if (last) await mailLink(host, { kind: "sign-in", emailKey: key, account }, tx);
  });
  host.outbox.kick();
}

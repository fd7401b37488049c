import type { Host } from "../../host-parts.ts";
import type { CallOrigin } from "../../trpc/context.ts";
import { accountByEmail } from "../account-rows.ts";
import { auditAccount } from "../audit-account.ts";
import { emailKey } from "../email-address.ts";
import { evenTime } from "../even-time.ts";
import { takeTry } from "../limits.ts";
import { linkMinutes, mailLink } from "./mail-link.ts";
import type { LinkKind } from "./mail-link.ts";

const answerMs = 200;

/** Mails a link to an address if it has an account; answers the same, after the same time, if it has none. */
export function requestLink(host: Host, origin: CallOrigin, kind: LinkKind, email: string): Promise<{ minutes: number }> {
  return evenTime(answerMs, async () => {
    const key = emailKey(email);
    await takeTry(host, "link-address", origin.address);
    await takeTry(host, "link-account", `${kind}:${key}`, (wait) => `We sent several emails to this address. Use the newest one, or ask again in ${wait}.`);
    await host.db.transaction(async (tx) => {
      const account = await accountByEmail(tx, key);
      await mailLink(host, { kind, emailKey: key, account }, tx);
      if (account) await auditAccount(host, origin, { accountId: account.id, verb: "link-requested", detail: { kind } }, tx);
    });
    host.outbox.kick();
    return { minutes: linkMinutes };
  });
}

import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import type { Account } from "./account-rows.ts";
import { seatsOf } from "./seats.ts";

/** Tells the owner of an account by mail that something about signing in changed. */
export async function mailSecurityNotice(
  host: Host,
  account: Pick<Account, "id" | "email" | "timeZone">,
  notice: { template: "security-password-changed" } | { template: "security-second-factor"; change: "on" | "off" | "recovery-used" | "recovery-new" },
  tx: Tx,
): Promise<void> {
  const { template, ...rest } = notice;
  const [seat] = await seatsOf(tx, account.id);
  await host.notifier.queueMail(
    {
      practiceId: seat?.practiceId ?? null,
      template,
      to: { name: "", address: account.email },
      data: { ...rest, at: host.clock.now(), ...(account.timeZone ? { timeZone: account.timeZone } : {}) },
      key: `${template}:${newId()}`,
    },
    tx,
  );
}

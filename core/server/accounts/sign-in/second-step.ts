import type { Host } from "../../host-parts.ts";
import type { Sql } from "../../database/database.ts";
import { hashToken } from "../../secrets.ts";
import type { Cookies } from "../../trpc/context.ts";
import type { Account } from "../account-rows.ts";
import type { Seat } from "../accounts.ts";
import { deviceCookieName } from "../session-cookie.ts";
import { coreSetting } from "../sessions/idle-limits.ts";

/** What is left to do after the first proof: nothing, a code, or setting the second step up. */
export type SecondStep = "none" | "code" | "setup";

/** Whether a practice where this account is staff asks for a second step. */
export async function secondStepRequired(host: Host, seats: readonly Seat[]): Promise<boolean> {
  for (const practiceId of new Set(seats.filter((seat) => seat.kind === "staff").map((seat) => seat.practiceId))) {
    if (await coreSetting(host, practiceId, "staffSecondFactor", false)) return true;
  }
  return false;
}

/** Which second step this sign-in needs; a remembered device stands in for the code. */
export async function secondStepOf(host: Host, account: Account, seats: readonly Seat[], cookies: Cookies, sql: Sql): Promise<SecondStep> {
  if (!account.totp) return (await secondStepRequired(host, seats)) ? "setup" : "none";
  return (await isRememberedDevice(host, account.id, cookies, sql)) ? "none" : "code";
}

async function isRememberedDevice(host: Host, accountId: string, cookies: Cookies, sql: Sql): Promise<boolean> {
  const token = cookies.get(deviceCookieName(host.options.baseUrl));
  if (!token) return false;
  const now = host.clock.now();
  const { changes } = await sql.run(
    "UPDATE trusted_devices SET last_used_at = ? WHERE account_id = ? AND token_hash = ? AND expires_at > ?",
    [now, accountId, hashToken(token), now],
  );
  return changes > 0;
}

import type { Sql } from "../../database/database.ts";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { accountById } from "../account-rows.ts";
import type { Account } from "../account-rows.ts";
import type { Seat, Session } from "../accounts.ts";
import { seatsOf } from "../seats.ts";

const proofMs = 10 * 60_000;

export const signedOut = (): AppError => new AppError("NOT_SIGNED_IN", "You were signed out to keep your information private. Sign in to go on.");

/** The account of a session. */
export async function ownAccount(host: Host, session: Session): Promise<Account> {
  const account = await accountById(host.db.hot, session.accountId);
  if (!account) throw signedOut();
  return account;
}

/** The session's seat as it is now; null when it was taken away. */
export async function openSeat(session: Session, sql: Sql): Promise<Seat | null> {
  const { seat } = session;
  if (!seat) return null;
  return (await seatsOf(sql, session.accountId)).find((one) => one.id === seat.id && one.kind === seat.kind) ?? null;
}

/** Changes of how one signs in need a proof of the last ten minutes. */
export function requireRecentProof(host: Host, session: Session): void {
  if (host.clock.now() - session.provedAt <= proofMs) return;
  throw new AppError("FORBIDDEN", "Enter your password again to change this.", { reason: "prove-again" });
}

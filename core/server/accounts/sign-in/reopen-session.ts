import type { Session } from "../accounts.ts";
import { auditAccount } from "../audit-account.ts";
import { seatsOf } from "../seats.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { rotateSession } from "../sessions/open-session.ts";
import type { SignInCall } from "./finish-sign-in.ts";
import { signInResult } from "./sign-in-result.ts";
import type { SignInResult } from "./sign-in-result.ts";

/** Gives a session whose owner has just proved himself a new token in the same seat: the page stays as it is. */
export async function reopenSession(call: SignInCall, session: Session, verb: "session-unlocked" | "proved-again"): Promise<SignInResult> {
  const { host } = call;
  const { opened, seats } = await host.db.transaction(async (tx) => {
    const seats = await seatsOf(tx, session.accountId);
    const seat = seats.find((one) => one.id === session.seat?.id && one.kind === session.seat.kind) ?? null;
    const opened = await rotateSession(host, session, { state: "active", seat, proved: true }, tx);
    await auditAccount(host, call.origin, { accountId: session.accountId, verb, seats: seat ? [seat] : seats }, tx);
    return { opened, seats };
  });
  setSessionCookie(host, call.cookies, opened);
  return signInResult(opened.session, seats, false);
}

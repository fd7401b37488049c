import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import type { TrpcContext } from "../../trpc/context.ts";
import type { Account } from "../account-rows.ts";
import type { Seat } from "../accounts.ts";
import { auditAccount } from "../audit-account.ts";
import { seatsOf } from "../seats.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { openSession } from "../sessions/open-session.ts";
import type { OpenedSession } from "../sessions/open-session.ts";
import { secondStepOf } from "./second-step.ts";
import { signInResult } from "./sign-in-result.ts";
import type { SignInResult } from "./sign-in-result.ts";

/** What a call brings along that a sign-in needs. */
export type SignInCall = Pick<TrpcContext, "origin" | "session" | "cookies"> & { host: Host };

export interface SignInFacts {
  how: "password" | "link" | "code" | "invitation" | "reset";
  ownDevice: boolean;
  /** Taken when the account has no zone of its own. */
  timeZone?: string | undefined;
  /** The seat to open when it is the account's own. */
  seatId?: string | undefined;
}

/**
 * Opens a new session for an account that has proved itself, under a new token: whatever session this browser had is over.
 * With a second step to come, the session can do nothing else until then. Call `handOver` after the commit.
 */
export async function signInWithin(call: SignInCall, account: Account, facts: SignInFacts, tx: Tx): Promise<{ opened: OpenedSession; result: SignInResult }> {
  const { host, origin, cookies } = call;
  const now = host.clock.now();
  if (call.session) await endSessions(host, { sessionId: call.session.id }, "signed-out", tx);
  const seats = await seatsOf(tx, account.id);
  const step = await secondStepOf(host, account, seats, cookies, tx);
  const seat = chooseSeat(seats, facts.seatId);
  const device = { address: origin.address, userAgent: origin.userAgent, ownDevice: facts.ownDevice };
  const opened = await openSession(host, { accountId: account.id, email: account.email, state: step === "none" ? "active" : "second-factor", seat, device }, tx);
  await tx.run("UPDATE accounts SET last_sign_in_at = ?, time_zone = COALESCE(time_zone, ?) WHERE id = ?", [now, facts.timeZone ?? null, account.id]);
  await auditAccount(host, origin, { accountId: account.id, verb: "signed-in", detail: { how: facts.how, secondStep: step }, seats }, tx);
  return { opened, result: signInResult(opened.session, seats, step === "setup") };
}

/** Gives the browser its new token. */
export const handOver = (call: SignInCall, opened: OpenedSession): void => setSessionCookie(call.host, call.cookies, opened);

/** `signInWithin` in a transaction of its own. */
export async function finishSignIn(call: SignInCall, account: Account, facts: SignInFacts): Promise<SignInResult> {
  const { opened, result } = await call.host.db.transaction((tx) => signInWithin(call, account, facts, tx));
  handOver(call, opened);
  return result;
}

function chooseSeat(seats: readonly Seat[], wanted: string | undefined): Seat | null {
  return seats.find((seat) => seat.id === wanted) ?? (seats.length === 1 ? (seats[0] ?? null) : null);
}

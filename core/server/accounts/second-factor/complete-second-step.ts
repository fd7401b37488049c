import type { Tx } from "../../database/database.ts";
import type { Session } from "../accounts.ts";
import { seatsOf } from "../seats.ts";
import { rotateSession } from "../sessions/open-session.ts";
import type { OpenedSession } from "../sessions/open-session.ts";
import type { SignInCall } from "../sign-in/finish-sign-in.ts";
import { signInResult } from "../sign-in/sign-in-result.ts";
import type { SignInResult } from "../sign-in/sign-in-result.ts";

/** Turns a half session into an open one, under a new token. */
export async function completeSecondStep(call: SignInCall, session: Session, tx: Tx): Promise<{ opened: OpenedSession; result: SignInResult }> {
  const seats = await seatsOf(tx, session.accountId);
  const kept = seats.find((one) => one.id === session.seat?.id) ?? (seats.length === 1 ? seats[0] : undefined);
  const opened = await rotateSession(call.host, session, { state: "active", seat: kept ?? null, proved: true }, tx);
  return { opened, result: signInResult(opened.session, seats, false) };
}

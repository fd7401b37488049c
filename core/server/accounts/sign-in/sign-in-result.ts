import type { Seat, Session } from "../accounts.ts";

/** Where somebody stands after giving a password, a link or a code. */
export interface SignInResult {
  /** With `second-factor` nothing but the second step can be done. */
  state: "active" | "second-factor";
  /** The second step must be set up before anything else. */
  setup: boolean;
  seats: Seat[];
  seatId: string | null;
  /** Where to go next, unless the person was on the way to somewhere. */
  goTo: "/" | "/staff" | "/choose-portal" | "/signin/code" | "/signin/set-up-code";
}

/** @param setup whether a half session must first set up its second step */
export function signInResult(session: Session, seats: Seat[], setup: boolean): SignInResult {
  const half = session.state === "second-factor";
  const goTo = half ? (setup ? "/signin/set-up-code" : "/signin/code") : !session.seat ? "/choose-portal" : session.seat.kind === "staff" ? "/staff" : "/";
  return { state: half ? "second-factor" : "active", setup: half && setup, seats: half ? [] : seats, seatId: session.seat?.id ?? null, goTo };
}

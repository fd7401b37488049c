import { AppError } from "../../errors.ts";
import type { Session } from "../accounts.ts";
import { signedOut } from "../sessions/own-session.ts";

/** The session that waits for its second step. */
export function requireHalfSession(session: Session | null): Session {
  if (session?.state !== "second-factor") throw signedOut();
  return session;
}

/** The session that may set up a second step: an open one, or one that must before anything else. */
export function requireSetUpSession(session: Session | null, hasSecondStep: boolean): Session {
  if (!session) throw signedOut();
  if (session.state === "active" || (session.state === "second-factor" && !hasSecondStep)) return session;
  throw session.state === "locked"
    ? new AppError("LOCKED", "This is locked to keep it private. Unlock it to go on.")
    : new AppError("SECOND_FACTOR", "Enter the code from your authenticator app to go on.");
}

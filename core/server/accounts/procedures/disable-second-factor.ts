import { AppError } from "../../errors.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { mailSecurityNotice } from "../security-mail.ts";
import { seatsOf } from "../seats.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { rotateSession } from "../sessions/open-session.ts";
import { openSeat, ownAccount, requireRecentProof } from "../sessions/own-session.ts";
import { secondStepRequired } from "../sign-in/second-step.ts";

/** Turns the second step off; recovery codes and remembered devices go with it. */
export const disableSecondFactor = accountProcedure.meta({ public: "Everybody decides how they sign in." }).mutation(async ({ ctx }) => {
  const { host, session } = ctx;
  requireRecentProof(host, session);
  const account = await ownAccount(host, session);
  if (await secondStepRequired(host, await seatsOf(host.db.hot, account.id))) {
    throw new AppError("FORBIDDEN", "Your practice asks its staff for a second step, so it stays on.");
  }
  const rotated = await host.db.transaction(async (tx) => {
    await tx.run("UPDATE accounts SET totp = NULL, totp_pending = NULL, totp_step = NULL WHERE id = ?", [account.id]);
    await tx.run("DELETE FROM recovery_codes WHERE account_id = ?", [account.id]);
    await tx.run("DELETE FROM trusted_devices WHERE account_id = ?", [account.id]);
    await endSessions(host, { accountId: account.id, exceptSessionId: session.id }, "revoked", tx);
    await mailSecurityNotice(host, account, { template: "security-second-factor", change: "off" }, tx);
    await auditAccount(host, ctx.origin, { accountId: account.id, verb: "second-factor-off" }, tx);
    return rotateSession(host, session, { state: "active", seat: await openSeat(session, tx), proved: false }, tx);
  });
  host.outbox.kick();
  setSessionCookie(host, ctx.cookies, rotated);
  return { ok: true as const };
});

import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { limitsOf, takeTry } from "../limits.ts";
import { completeSecondStep } from "../second-factor/complete-second-step.ts";
import { requireSetUpSession } from "../second-factor/half-session.ts";
import { replaceRecoveryCodes } from "../second-factor/recovery-codes.ts";
import { stepOfCode } from "../second-factor/totp.ts";
import { mailSecurityNotice } from "../security-mail.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { ownAccount, signedOut } from "../sessions/own-session.ts";
import { sixDigits } from "../six-digits.ts";

/** Turns the second step on once the app shows the right code. The recovery codes are shown this once. */
export const confirmSecondFactor = publicProcedure
  .meta({ public: "A session that must set it up is only half open." })
  .input(z.object({ code: sixDigits }))
  .mutation(async ({ ctx, input }) => {
    const { host } = ctx;
    if (!ctx.session) throw signedOut();
    const account = await ownAccount(host, ctx.session);
    const session = requireSetUpSession(ctx.session, account.totp !== null);
    await takeTry(host, "factor-account", account.id);
    const step = account.totpPending ? stepOfCode(host, account.id, account.totpPending, input.code) : null;
    if (step === null) {
      throw invalid({ code: "That code does not match. Check that your phone shows the right time, and enter the newest code." });
    }
    await limitsOf(host).clear("factor-account", account.id);
    const { opened, result, recoveryCodes } = await host.db.transaction(async (tx) => {
      const { changes } = await tx.run("UPDATE accounts SET totp = totp_pending, totp_pending = NULL, totp_step = ? WHERE id = ? AND totp IS NULL AND totp_pending = ?", [step, account.id, account.totpPending]);
      if (changes === 0) throw new AppError("CONFLICT", "The second step was set up in another window. Reload the page.");
      const recoveryCodes = await replaceRecoveryCodes(host, account.id, tx);
      await endSessions(host, { accountId: account.id, exceptSessionId: session.id }, "revoked", tx);
      await mailSecurityNotice(host, account, { template: "security-second-factor", change: "on" }, tx);
      await auditAccount(host, ctx.origin, { accountId: account.id, verb: "second-factor-on" }, tx);
      return { ...(await completeSecondStep(ctx, session, tx)), recoveryCodes };
    });
    host.outbox.kick();
    setSessionCookie(host, ctx.cookies, opened);
    return { recoveryCodes, next: result };
  });

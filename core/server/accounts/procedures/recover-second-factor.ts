import { z } from "zod";
import { invalid } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { limitsOf, takeTry } from "../limits.ts";
import { completeSecondStep } from "../second-factor/complete-second-step.ts";
import { requireHalfSession } from "../second-factor/half-session.ts";
import { recoveryCodesLeft, takeRecoveryCode } from "../second-factor/recovery-codes.ts";
import { mailSecurityNotice } from "../security-mail.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { ownAccount } from "../sessions/own-session.ts";

/** The second step with a recovery code, which works once; the owner is told by mail. */
export const recoverSecondFactor = publicProcedure
  .meta({ public: "The session is only half open." })
  .input(z.object({ code: z.string({ error: "Enter a recovery code." }).min(1, "Enter a recovery code.").max(100, "Enter a recovery code.") }))
  .mutation(async ({ ctx, input }) => {
    const { host } = ctx;
    const session = requireHalfSession(ctx.session);
    await takeTry(host, "factor-account", session.accountId);
    const account = await ownAccount(host, session);
    const done = await host.db.transaction(async (tx) => {
      if (!account.totp || !(await takeRecoveryCode(host, account.id, input.code, tx))) return null;
      await mailSecurityNotice(host, account, { template: "security-second-factor", change: "recovery-used" }, tx);
      await auditAccount(host, ctx.origin, { accountId: account.id, verb: "recovery-code-used" }, tx);
      return { ...(await completeSecondStep(ctx, session, tx)), left: await recoveryCodesLeft(tx, account.id) };
    });
    if (!done) {
      await auditAccount(host, ctx.origin, { accountId: account.id, verb: "second-factor-refused", result: "refused", detail: { how: "recovery" } }, host.db.hot);
      throw invalid({ code: "That is not one of your recovery codes, or it was used already." });
    }
    await limitsOf(host).clear("factor-account", account.id);
    host.outbox.kick();
    setSessionCookie(host, ctx.cookies, done.opened);
    return { ...done.result, left: done.left };
  });

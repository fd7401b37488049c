import { z } from "zod";
import { invalid } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { limitsOf, takeTry } from "../limits.ts";
import { completeSecondStep } from "../second-factor/complete-second-step.ts";
import { requireHalfSession } from "../second-factor/half-session.ts";
import { giveDeviceCookie, rememberDevice } from "../second-factor/remember-device.ts";
import { stepOfCode, takeStep } from "../second-factor/totp.ts";
import { sixDigits } from "../six-digits.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { ownAccount } from "../sessions/own-session.ts";

/** The second step of signing in: the code of the authenticator app, each code once. */
export const verifySecondFactor = publicProcedure
  .meta({ public: "The session is only half open." })
  .input(z.object({ code: sixDigits, remember: z.boolean().default(false) }))
  .mutation(async ({ ctx, input }) => {
    const { host } = ctx;
    const session = requireHalfSession(ctx.session);
    await takeTry(host, "factor-account", session.accountId);
    const account = await ownAccount(host, session);
    const step = account.totp ? stepOfCode(host, account.id, account.totp, input.code) : null;
    if (step === null || !(await takeStep(host.db.hot, account.id, step))) {
      await auditAccount(host, ctx.origin, { accountId: account.id, verb: "second-factor-refused", result: "refused" }, host.db.hot);
      throw invalid({ code: "That code does not match. Wait for the next code in your app and enter that one." });
    }
    await limitsOf(host).clear("factor-account", account.id);
    const { opened, result, device } = await host.db.transaction(async (tx) => {
      const device = input.remember ? await rememberDevice(host, account.id, ctx.origin, tx) : null;
      await auditAccount(host, ctx.origin, { accountId: account.id, verb: "signed-in", detail: { how: "authenticator", remember: input.remember } }, tx);
      return { ...(await completeSecondStep(ctx, session, tx)), device };
    });
    if (device) giveDeviceCookie(host, ctx.cookies, device);
    setSessionCookie(host, ctx.cookies, opened);
    return result;
  });

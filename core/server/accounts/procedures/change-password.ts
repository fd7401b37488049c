import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { emailKey } from "../email-address.ts";
import { limitsOf, takeTry } from "../limits.ts";
import { checkNewPassword, refuseOversized } from "../passwords/check-password.ts";
import { hashPassword, verifyPassword } from "../passwords/hash-password.ts";
import { newPasswordInput } from "../passwords/new-password-input.ts";
import { passwordContext } from "../passwords/password-context.ts";
import { storePassword } from "../passwords/store-password.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { openSeat, ownAccount } from "../sessions/own-session.ts";
import { rotateSession } from "../sessions/open-session.ts";

/** Changes the own password; this session gets a new token and all others end. */
export const changePassword = accountProcedure
  .meta({ public: "Every account has its own password." })
  .input(newPasswordInput.extend({ current: z.string().optional() }))
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    const account = await ownAccount(host, session);
    const key = emailKey(account.email);
    if (account.passwordHash) {
      if (!input.current) throw invalid({ current: "Enter your current password." });
      refuseOversized(input.current);
      await takeTry(host, "password-account", key);
      if (!(await verifyPassword(account.passwordHash, input.current))) throw invalid({ current: "This is not your current password." });
      await limitsOf(host).clear("password-account", key);
      if (input.current.normalize("NFC") === input.password.normalize("NFC")) throw invalid({ password: "Choose a password that is different from the current one." });
    } else if (host.clock.now() - session.provedAt > 10 * 60_000) {
      throw new AppError("FORBIDDEN", "Sign in again with an email link, then choose a password.", { reason: "prove-again" });
    }
    checkNewPassword(input, await passwordContext(host.db.hot, account));
    const passwordHash = await hashPassword(input.password);
    const { ended, rotated } = await host.db.transaction(async (tx) => {
      const ended = await storePassword(host, account, passwordHash, session.id, tx);
      await auditAccount(host, ctx.origin, { accountId: account.id, verb: "password-changed", detail: { how: "settings", ended } }, tx);
      const seat = await openSeat(session, tx);
      return { ended, rotated: await rotateSession(host, session, { state: "active", seat, proved: true }, tx) };
    });
    host.outbox.kick();
    setSessionCookie(host, ctx.cookies, rotated);
    return { ended };
  });

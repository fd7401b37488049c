import { AppError } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { accountByEmail } from "../account-rows.ts";
import { auditAccount } from "../audit-account.ts";
import { emailKey } from "../email-address.ts";
import { limitsOf } from "../limits.ts";
import { linkInput } from "../links/link-input.ts";
import { takeLink, viewLink } from "../links/use-link.ts";
import { checkNewPassword } from "../passwords/check-password.ts";
import { hashPassword } from "../passwords/hash-password.ts";
import { newPasswordInput } from "../passwords/new-password-input.ts";
import { passwordContext } from "../passwords/password-context.ts";
import { storePassword } from "../passwords/store-password.ts";
import { handOver, signInWithin } from "../sign-in/finish-sign-in.ts";

/** Sets a new password with a mailed link, ends all sessions, and signs in; a second step stays needed. */
export const saveReset = publicProcedure
  .meta({ public: "The link is the proof." })
  .input(linkInput.extend(newPasswordInput.shape))
  .mutation(async ({ ctx, input }) => {
    const { host } = ctx;
    const view = await viewLink(host, "reset", input.token);
    const known = view.state === "valid" && view.email ? await accountByEmail(host.db.hot, view.email) : null;
    // A password that is refused must not cost the link.
    if (known) checkNewPassword(input, await passwordContext(host.db.hot, known));
    else if (view.state === "unknown") throw new AppError("NOT_FOUND", "This link does not work. Ask for a new one.");
    const passwordHash = known ? await hashPassword(input.password) : "";
    const { account, opened, result } = await host.db.transaction(async (tx) => {
      const account = await takeLink(host, "reset", input.token, tx);
      await storePassword(host, account, passwordHash, undefined, tx);
      await auditAccount(host, ctx.origin, { accountId: account.id, verb: "password-changed", detail: { how: "reset" } }, tx);
      return { account, ...(await signInWithin(ctx, { ...account, passwordHash }, { how: "reset", ownDevice: false }, tx)) };
    });
    host.outbox.kick();
    await limitsOf(host).clear("password-account", emailKey(account.email));
    handOver(ctx, opened);
    return result;
  });

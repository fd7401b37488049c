import { AppError } from "../../errors.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { replaceRecoveryCodes } from "../second-factor/recovery-codes.ts";
import { mailSecurityNotice } from "../security-mail.ts";
import { ownAccount, requireRecentProof } from "../sessions/own-session.ts";

/** Makes ten new recovery codes; the old ones stop working. */
export const makeRecoveryCodes = accountProcedure.meta({ public: "Everybody keeps their own recovery codes." }).mutation(async ({ ctx }) => {
  const { host, session } = ctx;
  requireRecentProof(host, session);
  const account = await ownAccount(host, session);
  if (!account.totp) throw new AppError("CONFLICT", "Turn on the second step first.");
  const recoveryCodes = await host.db.transaction(async (tx) => {
    await mailSecurityNotice(host, account, { template: "security-second-factor", change: "recovery-new" }, tx);
    await auditAccount(host, ctx.origin, { accountId: account.id, verb: "recovery-codes-made" }, tx);
    return replaceRecoveryCodes(host, account.id, tx);
  });
  host.outbox.kick();
  return { recoveryCodes };
});

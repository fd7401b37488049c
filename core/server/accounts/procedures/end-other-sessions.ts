import { accountProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { endSessions } from "../sessions/end-sessions.ts";

/** Signs every other device of the account out. */
export const endOtherSessions = accountProcedure.meta({ public: "Everybody signs their own devices out." }).mutation(async ({ ctx }) => {
  const { host, session } = ctx;
  const ended = await host.db.transaction(async (tx) => {
    const ended = await endSessions(host, { accountId: session.accountId, exceptSessionId: session.id }, "revoked", tx);
    await tx.run("DELETE FROM trusted_devices WHERE account_id = ?", [session.accountId]);
    await auditAccount(host, ctx.origin, { accountId: session.accountId, verb: "session-ended", detail: { ended } }, tx);
    return ended;
  });
  return { ended };
});

import { accountProcedure } from "../../trpc/core-procedures.ts";
import { afterCommit } from "../after-commit.ts";
import { auditAccount } from "../audit-account.ts";

/** Locks this session until the password or a code is given. */
export const lock = accountProcedure.meta({ public: "Everybody may lock their own session." }).mutation(async ({ ctx }) => {
  const { host, session } = ctx;
  await host.db.transaction(async (tx) => {
    await tx.run("UPDATE sessions SET state = 'locked' WHERE id = ? AND state = 'active'", [session.id]);
    await auditAccount(host, ctx.origin, { accountId: session.accountId, verb: "session-locked" }, tx);
    afterCommit(tx, () => {
      host.bus.publish("viewers-changed", { sessionId: session.id });
      host.realtime.end({ sessionId: session.id }, "locked");
    });
  });
  return { ok: true as const };
});

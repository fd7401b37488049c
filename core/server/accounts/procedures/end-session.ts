import { z } from "zod";
import { notFound } from "../../errors.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { endSessions } from "../sessions/end-sessions.ts";

/** Signs one of the account's own devices out. */
export const endSession = accountProcedure
  .meta({ public: "Everybody signs their own devices out." })
  .input(z.object({ id: z.string().max(26) }))
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    await host.db.transaction(async (tx) => {
      const ended = await endSessions(host, { accountId: session.accountId, sessionId: input.id }, "revoked", tx);
      if (ended === 0) throw notFound("this device");
      await auditAccount(host, ctx.origin, { accountId: session.accountId, verb: "session-ended", detail: { ended } }, tx);
    });
    return { ok: true as const };
  });

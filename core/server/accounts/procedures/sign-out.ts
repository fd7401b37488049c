import { publicProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { sessionCookieName } from "../session-cookie.ts";
import { endSessions } from "../sessions/end-sessions.ts";

/** Ends this session and its sockets; also works when it is locked or over. */
export const signOut = publicProcedure.meta({ public: "Signing out always works." }).mutation(async ({ ctx }) => {
  const { host, session } = ctx;
  if (session) {
    await host.db.transaction(async (tx) => {
      await endSessions(host, { sessionId: session.id }, "signed-out", tx);
      await auditAccount(host, ctx.origin, { accountId: session.accountId, verb: "signed-out" }, tx);
    });
  }
  ctx.cookies.clear(sessionCookieName(host.options.baseUrl));
  return { ok: true as const };
});

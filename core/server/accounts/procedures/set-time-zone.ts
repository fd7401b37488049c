import { z } from "zod";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { afterCommit } from "../after-commit.ts";
import { auditAccount } from "../audit-account.ts";
import { timeZone } from "../time-zone.ts";

/** Shows times in another zone from now on; no moment changes. */
export const setTimeZone = accountProcedure
  .meta({ public: "Everybody chooses their own zone." })
  .input(z.object({ timeZone }))
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    await host.db.transaction(async (tx) => {
      await tx.run("UPDATE accounts SET time_zone = ? WHERE id = ?", [input.timeZone, session.accountId]);
      await auditAccount(host, ctx.origin, { accountId: session.accountId, verb: "time-zone-changed" }, tx);
      afterCommit(tx, () => host.bus.publish("viewers-changed", { accountId: session.accountId }));
    });
    return { timeZone: input.timeZone };
  });

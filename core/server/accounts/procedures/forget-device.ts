import { z } from "zod";
import { notFound } from "../../errors.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";

/** Asks a remembered device for a code again from now on. */
export const forgetDevice = accountProcedure
  .meta({ public: "Everybody manages their own devices." })
  .input(z.object({ id: z.string().max(26) }))
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    await host.db.transaction(async (tx) => {
      const { changes } = await tx.run("DELETE FROM trusted_devices WHERE id = ? AND account_id = ?", [input.id, session.accountId]);
      if (changes === 0) throw notFound("this device");
      await auditAccount(host, ctx.origin, { accountId: session.accountId, verb: "device-forgotten" }, tx);
    });
    return { ok: true as const };
  });

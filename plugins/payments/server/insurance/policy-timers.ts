import type { PluginContext } from "@anteroom/core/server";
import { lockPolicy } from "./find-policy.ts";
import { policies } from "./policy-rows.ts";
import { tellPeople } from "./tell-people.ts";

/** Says that a policy ends soon, unless the next one was sent already. */
export async function tellEnding(ctx: PluginContext, id: string, onceKey: string): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const row = await lockPolicy(ctx, tx, id);
      if (row.state !== "verified") return null;
      await ctx.model(policies).update({ warnedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
      if (row.followed === 0) await tellPeople(ctx, tx, row, { kind: "payments.insurance-ends", key: onceKey, line: { forPortal: "Your insurance ends soon. Send the new card when you have it.", forStaff: "The insurance ends soon. The client was asked for the new card." } });
      return null;
    }),
  );
}

/** Says that a policy has ended. */
export async function tellEnded(ctx: PluginContext, id: string, onceKey: string): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const row = await lockPolicy(ctx, tx, id);
      await ctx.audit("insurance-expired", { subject: id, clientId: row.clientId }, tx);
      if (row.followed === 0) await tellPeople(ctx, tx, row, { kind: "payments.insurance-ends", key: onceKey, line: { forPortal: "Your insurance has ended. Send the new card when you have it.", forStaff: "The insurance has ended." } });
      return null;
    }),
  );
}

import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { cardAdded } from "../advances/card-added.ts";
import { methods, payers, setups } from "../payers/payer-rows.ts";
import type { MethodRow, SetupRow } from "../payers/payer-rows.ts";
import type { Processor, SavedMethod } from "../processors/processor.ts";

/** Keeps a method that was added on the processor's page, once, however often and by whom that is told. Answers the setup as it is then. */
export async function completeSetup(ctx: PluginContext, { processor, ref }: { processor: Processor; ref: string }): Promise<SetupRow | null> {
  const where = { practiceId: ctx.practiceId, processor: processor.id, ref };
  const before = (await ctx.model(setups).findOne({ where }))?.get();
  if (!before || before.state !== "open") return before ?? null;
  const { state, method } = await processor.readSetup(ctx, ref);
  if (state === "open") return before;
  let again: string | null = null;
  const done = await ctx.transaction(async (tx) => {
    const options = { transaction: tx.sequelize };
    const setup = (await ctx.model(setups).findOne({ where, ...options, lock: true }))?.get();
    if (!setup || setup.state !== "open") return setup ?? null;
    if (state === "ended" || !method) {
      await ctx.model(setups).update({ state: "ended" }, { where: { practiceId: ctx.practiceId, id: setup.id }, ...options });
      return { ...setup, state: "ended" as const };
    }
    const known = await knownMethod(ctx, tx, setup, method);
    if (known) again = method.ref;
    const active = { practiceId: ctx.practiceId, payerId: setup.payerId, state: "active" };
    const isFirst = (await ctx.model(methods).count({ where: active, ...options })) === 0;
    const row: MethodRow = known ?? {
      id: newId(), practiceId: ctx.practiceId, payerId: setup.payerId, portalUserId: setup.portalUserId, processor: processor.id, ...method, nickname: "", isHealthSavings: 0, isDefault: isFirst ? 1 : 0, isBackup: 0, state: "active", warnedAt: null, createdAt: ctx.now(),
    };
    if (!known) await ctx.model(methods).create(row, options);
    if (setup.portalUserId) await cardAdded(ctx, tx, setup.portalUserId);
    await ctx.model(setups).update({ state: "done", methodId: row.id }, { where: { practiceId: ctx.practiceId, id: setup.id }, ...options });
    const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: setup.payerId }, ...options }))?.get();
    if (payer) await ctx.profile.touched(payer.clientId, tx);
    return { ...setup, state: "done" as const, methodId: row.id };
  });
  // The processor keeps it twice now; the one that payments and agreements go by stays.
  if (again !== null) await processor.removeMethod(ctx, again).catch((error: unknown) => ctx.log.warn({ err: error }, "payments: the processor could not be told to forget a method that was added twice"));
  return done;
}

/** The same card or account of the same person, when it was added before. */
async function knownMethod(ctx: PluginContext, tx: Tx, { payerId, portalUserId, processor }: SetupRow, { ref, kind, brand, last4, expires }: SavedMethod): Promise<MethodRow | null> {
  const row = await ctx.model(methods).findOne({ where: { practiceId: ctx.practiceId, payerId, portalUserId, processor, kind, brand, last4, expires, state: "active" }, transaction: tx.sequelize });
  return row && row.get().ref !== ref ? row.get() : null;
}

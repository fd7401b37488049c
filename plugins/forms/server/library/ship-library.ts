import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { packetRows } from "../packets/packet-rows.ts";
import type { PacketStep } from "../packets/packet-rows.ts";
import { formRows } from "./form-rows.ts";
import type { FormRow } from "./form-rows.ts";
import { addVersion } from "./publish-form.ts";
import { shippedForms, shippedPackets } from "./shipped/shipped-forms.ts";

// A practice that has its library keeps it, so each process asks once.
const known = new Set<string>();

/** Gives a practice the forms and packets that every practice begins with, once. Whoever lists or gives forms calls it first: a plugin that is on from the start has no moment of its own to do so. */
export async function shipLibrary(ctx: PluginContext): Promise<void> {
  if (known.has(ctx.practiceId)) return;
  await ctx.transaction((tx) =>
    ctx.once("shipped-library", tx, async () => {
      await ship(ctx, tx);
      return null;
    }),
  );
  known.add(ctx.practiceId);
}

async function ship(ctx: PluginContext, tx: Tx): Promise<void> {
  const now = ctx.now();
  const there = await ctx.model(formRows).findAll({ attributes: ["id", "origin"], where: { practiceId: ctx.practiceId }, transaction: tx.sequelize });
  const idOf = new Map(there.map((row) => [row.get("origin") as string | null, row.get("id") as string]));
  for (const { origin, form, ready } of shippedForms) {
    if (idOf.has(origin)) continue;
    const row: FormRow = { id: newId(), practiceId: ctx.practiceId, title: form.title, measure: form.measure ?? null, draft: JSON.stringify(form), draftBefore: null, rev: 0, changedBy: null, changedAt: now, version: 0, retiredAt: null, origin, createdAt: now };
    await ctx.model(formRows).create({ ...row }, { transaction: tx.sequelize });
    idOf.set(origin, row.id);
    if (ready) await addVersion(ctx, row, form, null, tx);
  }
  const packets = await ctx.model(packetRows).findAll({ attributes: ["origin", "defaultFor"], where: { practiceId: ctx.practiceId }, transaction: tx.sequelize });
  const [origins, defaults] = [new Set(packets.map((row) => row.get("origin"))), new Set(packets.map((row) => row.get("defaultFor")))];
  for (const { origin, title, purpose, defaultFor, forms } of shippedPackets) {
    if (origins.has(origin)) continue;
    const steps: PacketStep[] = forms.flatMap((name) => idOf.get(name) ?? []).map((form) => ({ form }));
    const packet = { id: newId(), practiceId: ctx.practiceId, title, purpose, steps: JSON.stringify(steps), defaultFor: defaults.has(defaultFor) ? null : defaultFor, rev: 0, changedBy: null, changedAt: now, retiredAt: null, origin, createdAt: now };
    await ctx.model(packetRows).create(packet, { transaction: tx.sequelize });
  }
}

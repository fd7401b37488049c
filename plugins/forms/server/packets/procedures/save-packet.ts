import { z } from "zod";
import { AppError, idInput, invalid, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { formRows } from "../../library/form-rows.ts";
import { staffProcedure } from "../../trpc.ts";
import { findPacket } from "../find-packet.ts";
import { packetRows } from "../packet-rows.ts";
import type { PacketStep } from "../packet-rows.ts";

const step = z.union([z.object({ form: idInput() }), z.object({ document: idInput(), title: z.string().trim().min(1).max(200) })]);

const input = z.object({
  key: idInput(),
  packetId: idInput().optional(),
  rev: z.number().int().min(0).default(0),
  title: z.string().trim().min(1, "Give the packet a title.").max(120, "Use 120 characters or fewer."),
  purpose: z.string().trim().max(300, "Use 300 characters or fewer."),
  /** Which new clients get it offered first. */
  defaultFor: z.enum(["adult", "minor"]).nullable(),
  steps: z.array(step).min(1, "Add at least 1 form.").max(30, "Use 30 steps or fewer."),
});

/** Adds a packet or changes one. A packet that was given stays as it was given. */
export const savePacket = staffProcedure
  .meta({ permission: "forms.build" })
  .input(input)
  .mutation(({ ctx: { plugin, viewer }, input: { key, packetId, rev, steps, defaultFor, title, purpose } }) =>
    plugin.transaction((tx) =>
      plugin.once(`packet:${packetId ?? "new"}:${key}`, tx, async () => {
        await checkSteps(plugin, steps, tx);
        const before = packetId ? await findPacket(plugin, packetId, tx) : null;
        if (before && before.rev !== rev) throw new AppError("STALE", "Somebody else changed this packet while you had it open. Look at it as it is now, then save again.");
        const id = before?.id ?? newId();
        // One packet at a time is the default of its kind.
        if (defaultFor) await plugin.model(packetRows).update({ defaultFor: null }, { where: { practiceId: plugin.practiceId, defaultFor }, transaction: tx.sequelize });
        const row = { title, purpose, defaultFor, steps: JSON.stringify(steps), changedBy: viewer.staffId, changedAt: plugin.now() };
        if (before) {
          const [changed] = await plugin.model(packetRows).update({ ...row, rev: rev + 1 }, { where: { id, practiceId: plugin.practiceId, rev }, transaction: tx.sequelize });
          if (changed === 0) throw new AppError("STALE", "Somebody else changed this packet while you had it open. Look at it as it is now, then save again.");
        } else await plugin.model(packetRows).create({ id, practiceId: plugin.practiceId, ...row, rev: 0, retiredAt: null, origin: null, createdAt: plugin.now() }, { transaction: tx.sequelize });
        await plugin.audit("saved-packet", { subject: id }, tx);
        return { id };
      }),
    ));

async function checkSteps(ctx: PluginContext, steps: readonly PacketStep[], tx: Tx): Promise<void> {
  const names = steps.map((one) => ("form" in one ? one.form : one.document));
  if (new Set(names).size < names.length) throw invalid({ steps: "The same form stands in the packet twice. Remove one of them." });
  const forms = steps.flatMap((one) => ("form" in one ? [one.form] : []));
  const known = await ctx.model(formRows).count({ where: { practiceId: ctx.practiceId, id: forms }, transaction: tx.sequelize });
  if (known < forms.length) throw invalid({ steps: "One of the forms is there no longer. Remove it." });
}

/** Takes a packet out of use, or brings it back. */
export const retirePacket = staffProcedure
  .meta({ permission: "forms.build" })
  .input(z.object({ packetId: idInput(), retired: z.boolean() }))
  .mutation(async ({ ctx: { plugin }, input: { packetId, retired } }) => {
    await plugin.transaction(async (tx) => {
      const before = await findPacket(plugin, packetId, tx);
      if ((before.retiredAt !== null) === retired) return;
      await plugin.model(packetRows).update({ retiredAt: retired ? plugin.now() : null, ...(retired ? { defaultFor: null } : {}), rev: before.rev + 1 }, { where: { id: packetId, practiceId: plugin.practiceId }, transaction: tx.sequelize });
      await plugin.audit(retired ? "retired-packet" : "brought-back-packet", { subject: packetId }, tx);
    });
    return { ok: true as const };
  });

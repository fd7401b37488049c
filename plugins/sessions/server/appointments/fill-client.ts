import { z } from "zod";
import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { fills } from "../tables/fills.ts";
import { applyAppointment } from "./apply-appointment.ts";
import { heardFacts } from "./heard-facts.ts";

const answer = z.object({ appointments: z.array(heardFacts), next: z.string().nullable() });
const mostPages = 20;

/**
 * Asks scheduling, once for each client, for the appointments that were there before this plugin heard of any. Without scheduling nothing is
 * asked, and it is asked again next time. Its answers are older than any news, so they overwrite none.
 */
export async function fillClient(ctx: PluginContext, clientId: string): Promise<void> {
  const { practiceId } = ctx;
  if (await ctx.model(fills).findOne({ where: { practiceId, clientId } })) return;
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const asked = await ctx.ask<unknown>("scheduling.appointments", { clientId, newestFirst: true, size: 200, ...(after ? { after } : {}) });
    if (!asked.ok) return;
    const { appointments, next } = answer.parse(asked.data);
    await ctx.transaction(async (tx) => {
      for (const facts of appointments) await applyAppointment(ctx, tx, facts, 0);
    });
    if (!next) break;
    after = next;
  }
  await ctx.transaction(async (tx) => {
    const where = { practiceId, clientId };
    if (await ctx.model(fills).findOne({ where, transaction: tx.sequelize, lock: true })) return;
    await ctx.model(fills).create({ id: newId(), ...where, at: ctx.now() }, { transaction: tx.sequelize });
  });
}

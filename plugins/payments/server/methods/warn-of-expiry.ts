import { addDays, readDate } from "@anteroom/core/server";
import type { JobDefinition, PluginContext, PortalUser } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import { practiceDay } from "../invoices/practice-day.ts";
import { methods } from "../payers/payer-rows.ts";
import type { MethodRow } from "../payers/payer-rows.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";

const daysBefore = 30;
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Every morning: tells whoever added a card that it ends within 30 days, once. A card is good until its month is over. */
export const expiryJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "0 8 * * *",
  async run(ctx) {
    const today = readDate(await practiceDay(ctx));
    if (!today) return;
    const ahead = addDays(today, daysBefore);
    const now = today.year * 12 + today.month - 1;
    // The last of its month lies within the days ahead: every month that is over by then.
    const over = ahead.year * 12 + ahead.month - 1 - (addDays(ahead, 1).month === ahead.month ? 1 : 0);
    for (;;) {
      const due = (await ctx.model(methods).findAll({ where: { practiceId: ctx.practiceId, state: "active", expires: { [Op.gte]: now, [Op.lte]: over }, warnedAt: null } as never, order: [["id", "ASC"]], limit: 100 })).map((row) => row.get());
      for (const method of due) await warn(ctx, method);
      if (due.length < 100) return;
    }
  },
};

async function warn(ctx: PluginContext, method: MethodRow): Promise<void> {
  const seats = (await seatsOfPayer(ctx, method.payerId)).filter((seat: PortalUser) => method.portalUserId === null || seat.id === method.portalUserId);
  const month = months[(method.expires ?? 0) % 12] ?? "";
  await ctx.transaction(async (tx) => {
    const [first] = await ctx.model(methods).update({ warnedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: method.id, warnedAt: null }, transaction: tx.sequelize });
    if (first === 0) return;
    for (const seat of seats) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postEvent({ conversationId, key: `expires:${method.id}:${method.expires ?? 0}`, forPortal: `Your card ending ${method.last4} expires at the end of ${month}. You can add a new one under Payment & Insurances.`, forStaff: `A card ending ${method.last4} expires at the end of ${month}.` }, tx);
      await ctx.notify("payments.method-expires", { to: { portalUserId: seat.id }, data: { id: method.id }, key: `expires:${method.id}:${method.expires ?? 0}` }, tx);
    }
  });
}

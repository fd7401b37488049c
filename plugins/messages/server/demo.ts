import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { savedReplies } from "./replies/reply-rows.ts";

const replies = [
  { title: "Moving an appointment", text: "Hello {user.first_name}, you can move it yourself: open Appointments, choose the appointment, then Change. If no time suits you, write here and we look together." },
  { title: "Paperwork before the first session", text: "Hello {user.first_name}, a few forms are waiting in your portal. They take about 20 minutes, you can stop at any time, and {professional.name} reads them before you meet." },
  { title: "Thank you, and when we answer", text: "Thank you for writing, {user.first_name}. {professional.name} reads this on the next working day. If it cannot wait, please call {practice.phone}." },
];

/** Replies of the practice of the demo. */
export const fillDemo = (ctx: PluginContext): Promise<void> =>
  ctx.transaction(async (tx) => {
    const rows = replies.map((reply) => ({ ...reply, id: newId(), practiceId: ctx.practiceId, ownerId: null, changedAt: ctx.now() }));
    await ctx.model(savedReplies).bulkCreate(rows, { transaction: tx.sequelize });
  });

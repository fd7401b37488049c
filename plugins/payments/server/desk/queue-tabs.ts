import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { invoices } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { payments } from "../payments/payment-rows.ts";
import { matters } from "./matter-rows.ts";

export const queueTabs = ["drafts", "overdue", "failed", "disputes", "refunds", "questions", "superbills", "credit"] as const;
export type QueueTab = (typeof queueTabs)[number];

/** What each tab holds, as conditions on its table. */
export async function queueConditions(ctx: PluginContext) {
  const { practiceId } = ctx;
  const today = await practiceDay(ctx);
  return {
    drafts: { practiceId, state: "draft" as const },
    overdue: { practiceId, state: ["open", "partly paid"], dueDay: { [Op.lt]: today } } as never,
    failed: { practiceId, isOpen: 1, kind: "failed" as const },
    refunds: { practiceId, isOpen: 1, kind: ["refund", "inquiry"] as ("refund" | "inquiry")[] },
    questions: { practiceId, isOpen: 1, kind: ["question", "plan"] as ("question" | "plan")[] },
    superbills: { practiceId, isOpen: 1, kind: "superbill" as const },
    disputes: { practiceId, state: "disputed", disputed: { [Op.gt]: 0 } } as never,
    // What was paid ahead for an appointment waits for it, and for nobody.
    credit: { practiceId, unallocated: { [Op.gt]: 0 }, reserved: 0 } as never,
  };
}

/** How many wait in each tab. */
export async function countQueue(ctx: PluginContext): Promise<Record<QueueTab, number>> {
  const where = await queueConditions(ctx);
  const [drafts, overdue, failed, refunds, questions, superbills, disputes, credit] = await Promise.all([
    ctx.model(invoices).count({ where: where.drafts }), ctx.model(invoices).count({ where: where.overdue }), ctx.model(matters).count({ where: where.failed }), ctx.model(matters).count({ where: where.refunds }), ctx.model(matters).count({ where: where.questions }), ctx.model(matters).count({ where: where.superbills }),
    ctx.model(payments).count({ where: where.disputes }), ctx.model(payments).count({ where: where.credit }),
  ]);
  return { drafts, overdue, failed, disputes, refunds, questions, superbills, credit };
}

import type { PluginContext, StaffViewer, ToDoItem, ToDoSource } from "@anteroom/core/server";
import { queueItems } from "./queue-items.ts";
import { countQueue } from "./queue-tabs.ts";
import type { QueueTab } from "./queue-tabs.ts";

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
const most = 20;

/** What waits in the billing queue: each thing that somebody waits for, and one line for each heap that is worked through in its tab. */
export const billingToDo: ToDoSource = {
  for: "staff",
  async list(ctx, viewer) {
    if (viewer.kind !== "staff" || !ctx.holds("payments.books", viewer) || !ctx.holds("payments.bill", viewer)) return [];
    const counts = await countQueue(ctx);
    const heap = (tab: QueueTab, title: string): ToDoItem[] => (counts[tab] === 0 ? [] : [{ id: `queue-${tab}`, kind: "Billing", title, detail: "Billing", href: `/staff/billing?tab=${tab}`, dueAt: null, createdAt: ctx.now() }]);
    const [failed, disputes, refunds, questions] = await Promise.all([each(ctx, viewer, "failed", "Payment that did not work"), each(ctx, viewer, "disputes", "Disputed payment"), each(ctx, viewer, "refunds", "Refund to look at"), each(ctx, viewer, "questions", "Question about an invoice")]);
    return [
      ...questions, ...failed, ...disputes, ...refunds,
      ...heap("drafts", `${many(counts.drafts, "draft invoice", "draft invoices")} to check`), ...heap("overdue", many(counts.overdue, "overdue invoice", "overdue invoices")), ...heap("superbills", `${many(counts.superbills, "superbill", "superbills")} of last month to complete`), ...heap("credit", `${many(counts.credit, "payment", "payments")} to use for an invoice`),
    ];
  },
};

async function each(ctx: PluginContext, viewer: StaffViewer, tab: QueueTab, title: string): Promise<ToDoItem[]> {
  const { items } = await queueItems(ctx, viewer, tab, { size: most });
  return items.map((item) => ({ id: `${tab}-${item.id}`, kind: "Billing", title, detail: item.detail, href: item.href, dueAt: null, createdAt: item.at, clientId: item.clientId }));
}

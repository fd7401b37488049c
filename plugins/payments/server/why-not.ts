import type { PluginContext, WhyFact } from "@anteroom/core/server";
import { invoices } from "./invoices/invoice-rows.ts";
import { payers } from "./payers/payer-rows.ts";
import { isLive } from "./processors/processor-of.ts";

/** What payments add to "Why can't they?": whether money is taken in the portal, and whether there is an invoice that this person pays. */
export async function whyNot(ctx: PluginContext, { portalUserId }: { portalUserId: string }): Promise<WhyFact[]> {
  const { clientId } = await ctx.inbox.conversationOf(portalUserId);
  const [on, live, processor] = await Promise.all([ctx.setting<boolean>("onlinePayments"), isLive(ctx), ctx.setting<string>("processor")]);
  const mine = (await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, clientId } })).map((row) => row.get()).filter((row) => row.portalUserId === null || row.portalUserId === portalUserId);
  const open = mine.length === 0 ? 0 : await ctx.model(invoices).count({ where: { practiceId: ctx.practiceId, payerId: mine.map((row) => row.id), state: ["open", "partly paid"] } as never });
  const chart = `/staff/clients/${clientId}/billing`;
  return [
    { ok: on, fact: on ? "Payments in the portal are on." : "Payments in the portal are turned off.", href: "/staff/settings/plugins/payments" },
    ...(on ? [{ ok: live, fact: live ? (processor === "test" ? "The built-in test processor takes payments. It moves no real money." : "The payment processor is set up.") : "The payment processor has no keys yet.", href: "/staff/settings/plugins/payments" }] : []),
    { ok: open > 0, fact: open > 0 ? "There is an open invoice that they pay." : "There is no open invoice that they pay.", href: chart },
  ];
}

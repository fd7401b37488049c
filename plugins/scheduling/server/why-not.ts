import type { PluginContext, WhyFact } from "@anteroom/core/server";
import { isKnown, modeFor } from "./acts/mode-for.ts";
import { professionalsFor } from "./find-service.ts";
import { plainService, services } from "./rows/services.ts";
import { hours } from "./rows/hours.ts";

/** What scheduling adds to "Why can't they?": whether booking online is on, and whether there is something that this client can book. */
export async function whyNot(ctx: PluginContext, { portalUserId }: { portalUserId: string }): Promise<WhyFact[]> {
  const { clientId } = await ctx.inbox.conversationOf(portalUserId);
  const on = await ctx.setting<boolean>("clientsBook", { clientId });
  const all = (await ctx.model(services).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null, seats: 1 }, limit: 100 })).map(plainService);
  const known = await isKnown(ctx, clientId);
  const open = all.filter((service) => modeFor(service, known) !== "off");
  const whom = open[0] ? await professionalsFor(ctx, open[0], clientId) : [];
  const openHours = whom.length === 0 ? 0 : await ctx.model(hours).count({ where: { practiceId: ctx.practiceId, staffId: whom.map((one) => one.id) } });
  return [
    { ok: on, fact: on ? "Clients may book online." : "Booking online is turned off.", href: "/staff/settings/plugins/scheduling" },
    { ok: open.length > 0, fact: open.length > 0 ? `There are services open to ${known ? "clients who have been here" : "new clients"}.` : `No service is open to ${known ? "clients who have been here" : "new clients"}.`, href: "/staff/settings/plugins/scheduling" },
    { ok: whom.length > 0, fact: whom.length > 0 ? "A professional whom they may book offers one." : "No professional whom they may book offers one.", href: `/staff/clients/${clientId}/care-team` },
    { ok: openHours > 0, fact: openHours > 0 ? "That professional has hours." : "That professional has no hours yet.", href: "/staff/settings/plugins/scheduling" },
  ];
}

import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import type { Missing } from "./superbill-facts.ts";

/** Where this member of staff fills in what a superbill lacks, or who can when they may not. */
export function whereToFill(ctx: PluginContext, viewer: StaffViewer, { about, invoiceId }: Missing, { clientId, staffId }: { clientId: string; staffId: string }): { href: string | null; who: string | null } {
  const chart = `/staff/clients/${clientId}`;
  const page = { practice: "/staff/settings/plugins/payments", professional: `/staff/settings/team/${staffId}`, client: `${chart}/edit`, invoice: `${chart}/billing/${invoiceId ?? ""}?do=codes` }[about];
  const permission = { practice: "core.practice", professional: "core.team", client: "core.clients.write", invoice: "payments.bill" }[about];
  if (ctx.holds(permission, viewer)) return { href: page, who: null };
  return { href: null, who: about === "client" ? "Whoever changes clients can fill it in, or the client under Settings, Client Information." : "An administrator can fill it in." };
}

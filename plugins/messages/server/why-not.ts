import type { PluginContext, WhyFact } from "@anteroom/core/server";
import { calendarOf } from "./office-calendar.ts";
import { isOpenAt } from "./office-hours.ts";
import { blockedBecause } from "./may-write.ts";
import { settingsFor } from "./settings.ts";
import type { WhoMayStart } from "./settings.ts";

const allowed: Record<WhoMayStart, string> = {
  nobody: "No client may write",
  replies: "Clients may write after the practice has written to them",
  assigned: "Clients may write who have an assigned professional",
  all: "Every client may write",
};
const level = { default: ", which is how it starts", practice: ", set for the practice", professional: ", set for the professional", client: ", set for this client" };

/** What messages add to "Why can't they?": who may write, and what a closed conversation and closed hours do not stop. */
export async function whyNot(ctx: PluginContext, { portalUserId }: { portalUserId: string }): Promise<WhyFact[]> {
  const home = await ctx.inbox.conversationOf(portalUserId);
  const [lead] = home.professionalIds;
  const of = { clientId: home.clientId, ...(lead ? { staffId: lead } : {}) };
  const [settings, effective, practice] = await Promise.all([settingsFor(ctx, home), ctx.settings(of), ctx.people.practice()]);
  const from = effective["whoMayStart"]?.from ?? "default";
  const facts: WhyFact[] = [
    {
      ok: blockedBecause(settings.whoMayStart, home) === null,
      fact: `${allowed[settings.whoMayStart]}${level[from]}.`,
      // An assigned professional mends "assigned" as well, and is what was meant by it.
      href: settings.whoMayStart === "assigned" ? `/staff/clients/${home.clientId}/care-team` : `/staff/settings/plugins/messages${from === "professional" && lead ? `?professional=${lead}` : ""}`,
    },
  ];
  if (home.closedAt !== null) facts.push({ ok: true, fact: "The conversation is closed in the inbox. A message opens it again." });
  if (!isOpenAt(calendarOf(settings, practice), ctx.now())) facts.push({ ok: true, fact: `The office is closed now. Messages arrive all the same${settings.awayMessage ? ", and get the automatic reply" : ""}.` });
  return facts;
}

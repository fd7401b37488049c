import { keepsHouseholdsApart } from "../people/client-information.ts";
import type { ProfileItem } from "../plugins/define-plugin.ts";
import { hostOfContext } from "../plugins/context-host.ts";

/** The items that core itself asks for (PROF-01); each is done when either side has filled it in. */
export const coreProfileItems: readonly ProfileItem[] = [
  {
    id: "core.client-information",
    label: "Client Information",
    path: "/settings/client-information",
    permission: "basic",
    isDone: async (ctx, viewer) => Boolean((await ctx.people.client(viewer.clientId))?.birthDate),
  },
  {
    id: "core.contact-information",
    label: "Contact Information",
    path: "/settings/client-information#contact",
    permission: "basic",
    async isDone(ctx, viewer) {
      const client = await ctx.people.client(viewer.clientId);
      // Whoever is kept from these details is not asked for them.
      if (await keepsHouseholdsApart(hostOfContext(ctx), viewer)) return true;
      return Boolean(client?.phone?.trim() && client.address?.trim());
    },
  },
  {
    id: "core.notifications",
    label: "Notifications",
    path: "/settings/reminders",
    permission: "basic",
    isDone: (ctx, viewer) => hostOfContext(ctx).notifier.hasChosen({ portalUserId: viewer.portalUserId }, "appointment"),
  },
];

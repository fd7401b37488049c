import { z } from "zod";
import { listen } from "../outbox/listen.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { askForNextItem, followProfile } from "./ask-for-next-item.ts";
import { profileMigrations } from "./migrations.ts";
import { profileCard } from "./profile-card.ts";
import { profileCardWorkflow } from "./profile-card-workflow.ts";
import { profileChanged } from "./profile-changed.ts";
import { coreProfileItems } from "./profile-items.ts";

/** What Profile Completion adds to core. */
export const profilePart = {
  migrations: profileMigrations,
  events: [profileChanged],
  workflows: [profileCardWorkflow],
  cards: [profileCard],
  profileItems: coreProfileItems,
  listens: [
    listen({
      to: "core.portal-user-invited",
      version: 1,
      as: "ask-first-profile-item",
      read: z.object({ portalUserId: z.string() }),
      run: (ctx, event) => ctx.transaction((tx) => askForNextItem(ctx, event.data.portalUserId, tx)),
    }),
    listen({
      to: "core.profile-changed",
      version: 1,
      as: "follow-profile",
      read: z.object({ clientId: z.string() }),
      run: async (ctx, event) => {
        for (const user of await ctx.people.portalUsersOf(event.data.clientId)) {
          if (user.status !== "removed") await ctx.transaction((tx) => followProfile(ctx, user.id, tx));
        }
      },
    }),
  ],
} satisfies Partial<PluginDefinition>;

import { z } from "zod";
import { listen } from "../outbox/listen.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { askForNextItem, followProfile } from "./ask-for-next-item.ts";
import { profileMigrations } from "./migrations.ts";
import { profileCard } from "./profile-card.ts";
import { profileCardWorkflow } from "./profile-card-workflow.ts";
import { profileChanged } from "./profile-changed.ts";
import { changeNotification } from "./changes/change-notification.ts";
import { changeWorkflow } from "./changes/change-workflow.ts";
import { changesToDos } from "./changes/changes-to-dos.ts";
import { coreProfileItems } from "./profile-items.ts";

/** What Profile Completion adds to core. */
export const profilePart = {
  migrations: profileMigrations,
  events: [profileChanged],
  workflows: [profileCardWorkflow, changeWorkflow],
  notifications: [changeNotification],
  toDoSources: [changesToDos],
  cards: [profileCard],
  profileItems: coreProfileItems,
  listens: [
    listen({
      to: "core.portal-user-invited",
      version: 1,
      as: "open-conversation",
      read: z.object({ portalUserId: z.string() }),
      async run(ctx, { data: { portalUserId } }) {
        // The greeting stands before the first card; without a plugin that greets, the card is the first thing.
        const greeting = await ctx.ask("messages.greet", { portalUserId });
        if (!greeting.ok && greeting.reason === "failed") throw new Error("the greeting could not be posted; the first card waits for it");
        await ctx.transaction((tx) => askForNextItem(ctx, portalUserId, tx));
      },
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

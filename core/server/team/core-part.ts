import { z } from "zod";
import { listen } from "../outbox/listen.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { teamVerbs } from "./audit-team.ts";

/** What the practice's team adds to core. */
export const teamPart = {
  audit: teamVerbs,
  listens: [
    listen({
      to: "core.mail-ended",
      version: 1,
      as: "follow-staff-invitation-mail",
      read: z.object({ template: z.string(), recipientId: z.string(), sent: z.boolean() }),
      run: async (ctx, { data }) => {
        if (data.template !== "staff-invitation") return;
        await ctx.transaction(async (tx) => {
          await tx.run("UPDATE staff_invitations SET mail_state = ? WHERE practice_id = ? AND id = ?", [data.sent ? "sent" : "failed", ctx.practiceId, data.recipientId]);
        });
      },
    }),
  ],
} satisfies Partial<PluginDefinition>;

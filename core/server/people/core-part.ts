import { z } from "zod";
import { listen } from "../outbox/listen.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import type { JobDefinition, PluginDefinition } from "../plugins/define-plugin.ts";
import { authorityToDos } from "./authority/authority-to-dos.ts";
import { endAuthorityJob } from "./authority/end-authority.ts";
import { reportInvitationMail } from "./enrolment/report-invitation-mail.ts";
import { invitationWorkflow } from "./enrolment/invitation-workflow.ts";
import { clientCreated, clientsMerged, portalUserEnrolled, portalUserInvited, portalUserRemoved } from "./people-events.ts";
import { peopleMigrations } from "./people-migrations.ts";
import { peopleVerbs } from "./people-verbs.ts";

/** What people and enrolment add to core. */
export const peoplePart = {
  migrations: peopleMigrations,
  workflows: [invitationWorkflow],
  events: [clientCreated, clientsMerged, portalUserInvited, portalUserEnrolled, portalUserRemoved],
  audit: peopleVerbs,
  jobs: { "end-authority": endAuthorityJob as JobDefinition },
  toDoSources: [authorityToDos],
  listens: [
    listen({
      to: "core.mail-ended",
      version: 1,
      as: "follow-invitation-mail",
      read: z.object({ template: z.string(), portalUserId: z.string(), sent: z.boolean(), reason: z.string() }),
      run: async (ctx, { data }) => {
        if (data.template !== "invitation") return;
        const to = { practiceId: ctx.practiceId, portalUserId: data.portalUserId };
        await ctx.transaction((tx) => reportInvitationMail(hostOfContext(ctx), to, data.sent ? { delivered: true } : { bounced: data.reason }, tx));
      },
    }),
  ],
} satisfies Partial<PluginDefinition>;

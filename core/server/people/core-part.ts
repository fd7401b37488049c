import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { invitationWorkflow } from "./enrolment/invitation-workflow.ts";
import { clientCreated, portalUserEnrolled, portalUserInvited, portalUserRemoved } from "./people-events.ts";
import { peopleMigrations } from "./people-migrations.ts";
import { peopleVerbs } from "./people-verbs.ts";

/** What people and enrolment add to core. */
export const peoplePart = {
  migrations: peopleMigrations,
  workflows: [invitationWorkflow],
  events: [clientCreated, portalUserInvited, portalUserEnrolled, portalUserRemoved],
  audit: peopleVerbs,
} satisfies Partial<PluginDefinition>;

import { router } from "../trpc/trpc.ts";
import { acceptInvitation } from "./procedures/accept-invitation.ts";
import { acceptSignedIn } from "./procedures/accept-signed-in.ts";
import { addContact } from "./procedures/add-contact.ts";
import { addPortalUser } from "./procedures/add-portal-user.ts";
import { archiveClient } from "./procedures/archive-client.ts";
import { assign } from "./procedures/assign.ts";
import { createClient } from "./procedures/create-client.ts";
import { declineInvitation } from "./procedures/decline-invitation.ts";
import { editClient } from "./procedures/edit-client.ts";
import { editContact } from "./procedures/edit-contact.ts";
import { editPortalUser } from "./procedures/edit-portal-user.ts";
import { getClientInformation } from "./procedures/get-client-information.ts";
import { getReminders } from "./procedures/get-reminders.ts";
import { invitationLink } from "./procedures/invitation-link.ts";
import { mergeProcedure, previewMergeProcedure, suggestDuplicates } from "./procedures/merge.ts";
import { listClients } from "./procedures/list-clients.ts";
import { listPortalUsers } from "./procedures/list-portal-users.ts";
import { newClientFields } from "./procedures/new-client-fields.ts";
import { presets } from "./procedures/presets.ts";
import { professionals } from "./procedures/professionals.ts";
import { readClient } from "./procedures/read-client.ts";
import { removeContact } from "./procedures/remove-contact.ts";
import { removePortalUser } from "./procedures/remove-portal-user.ts";
import { restoreClient } from "./procedures/restore-client.ts";
import { resendInvitation } from "./procedures/resend-invitation.ts";
import { restorePortalUser } from "./procedures/restore-portal-user.ts";
import { saveClientInformation } from "./procedures/save-client-information.ts";
import { saveReminders } from "./procedures/save-reminders.ts";
import { sendFreshInvitation } from "./procedures/send-fresh-invitation.ts";
import { setHousehold } from "./procedures/set-household.ts";
import { suspendPortalUser } from "./procedures/suspend-portal-user.ts";
import { viewInvitation } from "./procedures/view-invitation.ts";
import { whyChoices } from "./procedures/why-choices.ts";
import { whyNot } from "./procedures/why-not.ts";

/** Clients, their contacts and portal users for staff; enrolment for the invited; own details for portal users. */
export const peopleRouter = router({
  professionals,
  presets,
  createClient,
  newClientFields,
  listClients,
  client: readClient,
  editClient,
  archive: archiveClient,
  unarchive: restoreClient,
  addContact,
  editContact,
  removeContact,
  assign,
  merge: router({ suggest: suggestDuplicates, preview: previewMergeProcedure, run: mergeProcedure }),
  portalUsers: listPortalUsers,
  setHousehold,
  why: router({ choices: whyChoices, explain: whyNot }),
  addPortalUser,
  editPortalUser,
  resend: resendInvitation,
  invitationLink,
  suspend: suspendPortalUser,
  restore: restorePortalUser,
  remove: removePortalUser,
  enrolment: router({ view: viewInvitation, accept: acceptInvitation, acceptSignedIn, notMe: declineInvitation, sendFresh: sendFreshInvitation }),
  clientInformation: router({ get: getClientInformation, save: saveClientInformation }),
  reminders: router({ get: getReminders, save: saveReminders }),
});

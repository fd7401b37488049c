import { router } from "../trpc/trpc.ts";
import { acceptJoin } from "./procedures/accept-join.ts";
import { acceptJoinSignedIn } from "./procedures/accept-join-signed-in.ts";
import { deactivateMember } from "./procedures/deactivate-member.ts";
import { declineJoin } from "./procedures/decline-join.ts";
import { editMember } from "./procedures/edit-member.ts";
import { inviteMember } from "./procedures/invite-member.ts";
import { listRolePermissions } from "./procedures/list-role-permissions.ts";
import { listTeam } from "./procedures/list-team.ts";
import { myPermissions } from "./procedures/my-permissions.ts";
import { readMember } from "./procedures/read-member.ts";
import { resendStaffInvitation } from "./procedures/resend-staff-invitation.ts";
import { restoreMember } from "./procedures/restore-member.ts";
import { revokeStaffInvitation } from "./procedures/revoke-staff-invitation.ts";
import { saveRolePermissions } from "./procedures/save-role-permissions.ts";
import { sendFreshJoin } from "./procedures/send-fresh-join.ts";
import { staffInvitationLink } from "./procedures/staff-invitation-link.ts";
import { viewJoin } from "./procedures/view-join.ts";

/** Who works in the practice, what their roles may do, and how a colleague joins. */
export const teamRouter = router({
  list: listTeam,
  member: readMember,
  edit: editMember,
  deactivate: deactivateMember,
  restore: restoreMember,
  invite: inviteMember,
  resend: resendStaffInvitation,
  invitationLink: staffInvitationLink,
  revoke: revokeStaffInvitation,
  permissions: listRolePermissions,
  savePermissions: saveRolePermissions,
  mine: myPermissions,
  join: router({ view: viewJoin, accept: acceptJoin, acceptSignedIn: acceptJoinSignedIn, notMe: declineJoin, sendFresh: sendFreshJoin }),
});

import type { StaffRole } from "../../../manifest.ts";
import { accountByEmail } from "../../accounts/account-rows.ts";
import { linkInput } from "../../accounts/links/link-input.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { findStaffInvitation, staffInvitationState } from "../invitations/find-staff-invitation.ts";

/** What the page of a staff invitation shows before anything is accepted. `closed` says nothing about why. */
export type JoinView =
  | { state: "valid"; practice: string; invitedBy: string | null; name: string; email: string; roles: StaffRole[]; hasAccount: boolean; signedInAs: string | null }
  | { state: "expired" | "enrolled" | "replaced"; practice: string }
  | { state: "closed"; practice: null };

/** Looks at an invitation without using it: mail scanners and previews may. */
export const viewJoin = publicProcedure
  .meta({ public: "The invited person may have no account yet." })
  .input(linkInput)
  .query(async ({ ctx, input }): Promise<JoinView> => {
    const { host, session } = ctx;
    const found = await findStaffInvitation(host.db.hot, input.token);
    const state = staffInvitationState(host, found);
    if (!found || state === "closed") return { state: "closed", practice: null };
    if (state !== "valid") return { state, practice: found.practice_name };
    const account = await accountByEmail(host.db.hot, found.email);
    return {
      state, practice: found.practice_name, invitedBy: found.inviter, name: found.name, email: found.email, roles: JSON.parse(found.roles) as StaffRole[],
      hasAccount: account?.passwordHash != null, signedInAs: session?.state === "active" ? session.email : null,
    };
  });

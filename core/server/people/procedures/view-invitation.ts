import type { PortalPermission } from "../../../manifest.ts";
import { portalBoxes } from "../../../portal-boxes.ts";
import { linkInput } from "../../accounts/links/link-input.ts";
import { accountByEmail } from "../../accounts/account-rows.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { findInvitation, invitationState } from "../enrolment/find-invitation.ts";

/** What the page of an invitation shows before anything is accepted. `closed` says nothing about why. */
export type InvitationView =
  | {
      state: "valid"; practice: string; invitedBy: string | null; about: string; isForSelf: boolean; firstName: string; lastName: string; email: string;
      canDo: string[]; hasAccount: boolean; signedInAs: string | null; expiresAt: number;
    }
  | { state: "expired" | "enrolled" | "replaced"; practice: string }
  | { state: "closed"; practice: null };

/** Looks at an invitation without using it: mail scanners and previews may. */
export const viewInvitation = publicProcedure
  .meta({ public: "The invited person has no account yet." })
  .input(linkInput)
  .query(async ({ ctx, input }): Promise<InvitationView> => {
    const { host, session } = ctx;
    const found = await findInvitation(host.db.hot, input.token);
    const state = invitationState(host, found);
    if (!found || state === "closed") return { state: "closed", practice: null };
    if (state !== "valid") return { state, practice: found.practice_name };
    const account = await accountByEmail(host.db.hot, found.email);
    return {
      state,
      practice: found.practice_name,
      invitedBy: found.inviter,
      about: `${found.client_used || found.client_first} ${found.client_last}`.trim(),
      isForSelf: found.relationship === "self",
      firstName: found.first_name,
      lastName: found.last_name,
      email: found.email,
      canDo: (JSON.parse(found.permissions) as PortalPermission[]).map((permission) => portalBoxes[permission].invited),
      hasAccount: account?.passwordHash != null,
      signedInAs: session?.state === "active" ? session.email : null,
      expiresAt: Number(found.expires_at),
    };
  });

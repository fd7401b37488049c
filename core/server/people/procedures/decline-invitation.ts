import { linkInput } from "../../accounts/links/link-input.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { findInvitation, invitationState } from "../enrolment/find-invitation.ts";
import { revokeInvitations } from "../enrolment/invite.ts";

/** "This is not me": ends the invitation, and staff see why. Answers alike for every link. */
export const declineInvitation = publicProcedure
  .meta({ public: "Whoever got the mail by mistake has no account." })
  .input(linkInput)
  .mutation(async ({ ctx, input }) => {
    const { host, origin } = ctx;
    const found = await findInvitation(host.db.hot, input.token);
    if (found && invitationState(host, found) === "valid") {
      await host.db.transaction(async (tx) => {
        await revokeInvitations(host, { id: found.portal_user_id, practiceId: found.practice_id }, "not-me", tx);
        await host.audit.record(
          [{
            practiceId: found.practice_id, pluginId: "core", verb: "invitation-declined", actor: { kind: "system", id: null, accountId: null }, clientId: found.client_id,
            subject: found.portal_user_id, address: origin.address, device: origin.userAgent, result: "ok",
          }],
          tx,
        );
      });
    }
    return { ok: true as const };
  });

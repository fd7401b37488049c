import { linkInput } from "../../accounts/links/link-input.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { findStaffInvitation } from "../invitations/find-staff-invitation.ts";

/** "This is not me": ends the invitation. Answers alike for every link. */
export const declineJoin = publicProcedure
  .meta({ public: "Whoever got the mail by mistake has no account." })
  .input(linkInput)
  .mutation(async ({ ctx, input }) => {
    const { host, origin } = ctx;
    const found = await findStaffInvitation(host.db.hot, input.token);
    if (found) {
      await host.db.transaction(async (tx) => {
        const now = host.clock.now();
        const { changes } = await tx.run("UPDATE staff_invitations SET revoked_at = ?, reason = 'not-me' WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?", [now, found.id, now]);
        if (changes === 0) return;
        await host.audit.record(
          [{
            practiceId: found.practice_id, pluginId: "core", verb: "staff-invitation-declined", actor: { kind: "system", id: null, accountId: null }, subject: found.id,
            address: origin.address, device: origin.userAgent, result: "ok",
          }],
          tx,
        );
      });
    }
    return { ok: true as const };
  });

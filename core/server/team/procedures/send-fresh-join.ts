import { evenTime } from "../../accounts/even-time.ts";
import { takeTry } from "../../accounts/limits.ts";
import { linkInput } from "../../accounts/links/link-input.ts";
import type { StaffRole } from "../../../manifest.ts";
import { AppError } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { findStaffInvitation, staffInvitationState } from "../invitations/find-staff-invitation.ts";
import { inviteStaff, refuseTooManyStaff } from "../invitations/staff-invitations.ts";
import { lockTeam } from "../team-rows.ts";

/** Mails a new invitation to the address of one that has ended; answers alike for every link. */
export const sendFreshJoin = publicProcedure
  .meta({ public: "The invited person may have no account yet." })
  .input(linkInput)
  .mutation(({ ctx, input }) =>
    evenTime(200, async () => {
      const { host, origin } = ctx;
      await takeTry(host, "link-address", origin.address);
      const seen = await findStaffInvitation(host.db.hot, input.token);
      if (seen && staffInvitationState(host, seen) === "expired") {
        await host.db.transaction(async (tx) => {
          await lockTeam(host, seen.practice_id, tx);
          const found = await findStaffInvitation(tx, input.token);
          if (!found || staffInvitationState(host, found) !== "expired") return;
          await refuseTooManyStaff(host, found.practice_id, found.email, tx);
          await inviteStaff(host, found.practice_id, { name: found.name, email: found.email, roles: JSON.parse(found.roles) as StaffRole[], invitedBy: found.invited_by }, tx);
        }).catch((error: unknown) => {
          // Too many: the answer stays the same, and the newest mail still works.
          if (!(error instanceof AppError)) throw error;
        });
        host.outbox.kick();
      }
      return { ok: true as const };
    }),
  );

import { evenTime } from "../../accounts/even-time.ts";
import { takeTry } from "../../accounts/limits.ts";
import { linkInput } from "../../accounts/links/link-input.ts";
import { AppError } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { findInvitation, invitationState } from "../enrolment/find-invitation.ts";
import { invite, refuseTooMany } from "../enrolment/invite.ts";

/** Mails a new invitation to the address of one that has expired; answers alike for every link. */
export const sendFreshInvitation = publicProcedure
  .meta({ public: "The invited person has no account yet." })
  .input(linkInput)
  .mutation(({ ctx, input }) =>
    evenTime(200, async () => {
      const { host, origin } = ctx;
      await takeTry(host, "link-address", origin.address);
      const found = await findInvitation(host.db.hot, input.token);
      if (found && invitationState(host, found) === "expired") {
        await host.db.transaction(async (tx) => {
          const user = await host.people.of(found.practice_id).portalUser(found.portal_user_id, tx);
          if (user?.status !== "invited") return;
          const [row] = await tx.all<{ invited_by: string | null }>("SELECT invited_by FROM invitations WHERE id = ?", [found.id]);
          await refuseTooMany(host, user, tx);
          await invite(host, user, row?.invited_by ?? null, "resent", tx);
        }).catch((error: unknown) => {
          // Too many: the answer stays the same, and the newest mail still works.
          if (!(error instanceof AppError)) throw error;
        });
        host.outbox.kick();
      }
      return { ok: true as const };
    }),
  );

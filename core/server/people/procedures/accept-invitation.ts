import { accountByEmail, accountById } from "../../accounts/account-rows.ts";
import { takeTry } from "../../accounts/limits.ts";
import { checkNewPassword } from "../../accounts/passwords/check-password.ts";
import { hashPassword } from "../../accounts/passwords/hash-password.ts";
import { firstPasswordInput } from "../../accounts/passwords/new-password-input.ts";
import { handOver, signInWithin } from "../../accounts/sign-in/finish-sign-in.ts";
import { AppError } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { requireInvitation, takeInvitation } from "../enrolment/take-invitation.ts";

const haveAccount = () => new AppError("CONFLICT", "You have an account with this address already. Sign in, and accept the invitation there.", { reason: "sign-in" });

/** Accepts an invitation with a first password, and signs in. What the person may do comes from the invitation alone. */
export const acceptInvitation = publicProcedure
  .meta({ public: "The invitation's link is the proof." })
  .input(firstPasswordInput)
  .mutation(async ({ ctx, input }) => {
    const { host, origin } = ctx;
    await takeTry(host, "enrolment-address", origin.address);
    const invitation = await requireInvitation(host, host.db.hot, input.token);
    if ((await accountByEmail(host.db.hot, invitation.email))?.passwordHash) throw haveAccount();
    checkNewPassword(input, [invitation.email, invitation.first_name, invitation.last_name, invitation.client_first, invitation.client_last, invitation.practice_name]);
    const passwordHash = await hashPassword(input.password);
    const { opened, result } = await host.db.transaction(async (tx) => {
      const { id } = await host.accounts.findOrCreate(invitation.email, tx);
      // Of two at once the invitation lets one through; this keeps an account made elsewhere meanwhile from getting a new password.
      await takeInvitation(host, origin, invitation, { id, email: invitation.email }, tx);
      const { changes } = await tx.run("UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE id = ? AND password_hash IS NULL", [passwordHash, host.clock.now(), id]);
      if (changes !== 1) throw haveAccount();
      const account = await accountById(tx, id);
      if (!account) throw haveAccount();
      return signInWithin(ctx, account, { how: "invitation", ownDevice: input.ownDevice, timeZone: input.timeZone, seatId: invitation.portal_user_id }, tx);
    });
    handOver(ctx, opened);
    return result;
  });

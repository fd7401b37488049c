import { accountByEmail, accountById } from "../../accounts/account-rows.ts";
import { takeTry } from "../../accounts/limits.ts";
import { checkNewPassword } from "../../accounts/passwords/check-password.ts";
import { hashPassword } from "../../accounts/passwords/hash-password.ts";
import { firstPasswordInput } from "../../accounts/passwords/new-password-input.ts";
import { handOver, signInWithin } from "../../accounts/sign-in/finish-sign-in.ts";
import { AppError } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { requireOpenInvitation } from "../invitations/find-staff-invitation.ts";
import { takeStaffInvitation } from "../invitations/take-staff-invitation.ts";

const haveAccount = () => new AppError("CONFLICT", "You have an account with this address already. Sign in, and accept the invitation there.", { reason: "sign-in" });

/** Accepts a staff invitation with a first password, and signs in. Roles come from the invitation alone. */
export const acceptJoin = publicProcedure
  .meta({ public: "The invitation's link is the proof." })
  .input(firstPasswordInput)
  .mutation(async ({ ctx, input }) => {
    const { host, origin } = ctx;
    await takeTry(host, "enrolment-address", origin.address);
    const invitation = await requireOpenInvitation(host, host.db.hot, input.token);
    if ((await accountByEmail(host.db.hot, invitation.email))?.passwordHash) throw haveAccount();
    checkNewPassword(input, [invitation.email, invitation.name, invitation.practice_name]);
    const passwordHash = await hashPassword(input.password);
    const { opened, result } = await host.db.transaction(async (tx) => {
      const { id } = await host.accounts.findOrCreate(invitation.email, tx);
      const seatId = await takeStaffInvitation(host, origin, invitation, { id, email: invitation.email }, tx);
      // An account made elsewhere meanwhile does not get a new password.
      const { changes } = await tx.run("UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE id = ? AND password_hash IS NULL", [passwordHash, host.clock.now(), id]);
      const account = changes === 1 ? await accountById(tx, id) : null;
      if (!account) throw haveAccount();
      return signInWithin(ctx, account, { how: "invitation", ownDevice: input.ownDevice, timeZone: input.timeZone, seatId }, tx);
    });
    handOver(ctx, opened);
    return result;
  });

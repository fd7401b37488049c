import { linkInput } from "../../accounts/links/link-input.ts";
import { seatsOf } from "../../accounts/seats.ts";
import { setSessionCookie } from "../../accounts/session-cookie.ts";
import { rotateSession } from "../../accounts/sessions/open-session.ts";
import { signInResult } from "../../accounts/sign-in/sign-in-result.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { requireOpenInvitation } from "../invitations/find-staff-invitation.ts";
import { takeStaffInvitation } from "../invitations/take-staff-invitation.ts";

/** Accepts a staff invitation with the account that is signed in, which must be the invited one, and switches to the new seat. */
export const acceptJoinSignedIn = accountProcedure
  .meta({ public: "The session and the invitation's link are the proof." })
  .input(linkInput)
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    const invitation = await requireOpenInvitation(host, host.db.hot, input.token);
    const { rotated, seats } = await host.db.transaction(async (tx) => {
      const seatId = await takeStaffInvitation(host, ctx.origin, invitation, { id: session.accountId, email: session.email }, tx);
      const seats = await seatsOf(tx, session.accountId);
      const seat = seats.find((one) => one.id === seatId) ?? null;
      return { rotated: await rotateSession(host, session, { state: "active", seat, proved: false }, tx), seats };
    });
    setSessionCookie(host, ctx.cookies, rotated);
    return signInResult(rotated.session, seats, false);
  });

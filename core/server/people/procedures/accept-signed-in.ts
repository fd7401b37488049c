import { linkInput } from "../../accounts/links/link-input.ts";
import { seatsOf } from "../../accounts/seats.ts";
import { setSessionCookie } from "../../accounts/session-cookie.ts";
import { rotateSession } from "../../accounts/sessions/open-session.ts";
import { signInResult } from "../../accounts/sign-in/sign-in-result.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { requireInvitation, takeInvitation } from "../enrolment/take-invitation.ts";

/** Accepts an invitation with the account that is signed in, which must be the invited one, and switches to its client. */
export const acceptSignedIn = accountProcedure
  .meta({ public: "The session and the invitation's link are the proof." })
  .input(linkInput)
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    const invitation = await requireInvitation(host, host.db.hot, input.token);
    const { rotated, seats } = await host.db.transaction(async (tx) => {
      await takeInvitation(host, ctx.origin, invitation, { id: session.accountId, email: session.email }, tx);
      const seats = await seatsOf(tx, session.accountId);
      const seat = seats.find((one) => one.id === invitation.portal_user_id) ?? null;
      return { rotated: await rotateSession(host, session, { state: "active", seat, proved: false }, tx), seats };
    });
    setSessionCookie(host, ctx.cookies, rotated);
    return signInResult(rotated.session, seats, false);
  });

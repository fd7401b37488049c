import { z } from "zod";
import { notFound } from "../../errors.ts";
import { accountProcedure } from "../../trpc/core-procedures.ts";
import { auditAccount } from "../audit-account.ts";
import { seatsOf } from "../seats.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { rotateSession } from "../sessions/open-session.ts";
import { signInResult } from "../sign-in/sign-in-result.ts";

/** Acts from another of the account's own seats, under a new token. */
export const switchSeat = accountProcedure
  .meta({ public: "Everybody switches between their own seats." })
  .input(z.object({ kind: z.enum(["staff", "portal"]), id: z.string().max(26) }))
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    const { rotated, seats } = await host.db.transaction(async (tx) => {
      const seats = await seatsOf(tx, session.accountId);
      const seat = seats.find((one) => one.kind === input.kind && one.id === input.id);
      if (!seat) throw notFound("this portal");
      const rotated = await rotateSession(host, session, { state: "active", seat, proved: false }, tx);
      await auditAccount(host, ctx.origin, { accountId: session.accountId, verb: "seat-switched", seats: [seat] }, tx);
      return { rotated, seats };
    });
    host.realtime.reseat({ accountId: session.accountId }, "seat");
    setSessionCookie(host, ctx.cookies, rotated);
    return signInResult(rotated.session, seats, false);
  });

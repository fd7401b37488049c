import { z } from "zod";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { emailKey } from "../email-address.ts";
import { limitsOf } from "../limits.ts";
import { linkInput } from "../links/link-input.ts";
import { takeLink } from "../links/use-link.ts";
import { handOver, signInWithin } from "../sign-in/finish-sign-in.ts";

/** Uses a sign-in link, once, and signs in. It does not stand in for the second step. */
export const consumeSignInLink = publicProcedure
  .meta({ public: "The link is the proof." })
  .input(linkInput.extend({ ownDevice: z.boolean().default(false) }))
  .mutation(async ({ ctx, input }) => {
    const { account, opened, result } = await ctx.host.db.transaction(async (tx) => {
      const account = await takeLink(ctx.host, "sign-in", input.token, tx);
      return { account, ...(await signInWithin(ctx, account, { how: "link", ownDevice: input.ownDevice, seatId: ctx.session?.seat?.id }, tx)) };
    });
    await limitsOf(ctx.host).clear("password-account", emailKey(account.email));
    handOver(ctx, opened);
    return result;
  });

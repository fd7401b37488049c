import { z } from "zod";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { emailAddress, emailKey } from "../email-address.ts";
import { evenRefusal } from "../even-time.ts";
import { limitsOf, takeTry } from "../limits.ts";
import { sixDigits } from "../six-digits.ts";
import { takeCode } from "../links/use-link.ts";
import { finishSignIn } from "../sign-in/finish-sign-in.ts";

/** Signs in with the six digits of a sign-in mail, also on another device than the one that asked. */
export const signInWithCode = publicProcedure
  .meta({ public: "The code is the proof." })
  .input(z.object({ email: emailAddress, code: sixDigits, ownDevice: z.boolean().default(false) }))
  .mutation(({ ctx, input }) =>
    evenRefusal(100, async () => {
      await takeTry(ctx.host, "code-address", ctx.origin.address);
      const who = emailKey(input.email);
      await takeTry(ctx.host, "code-account", who, (wait) => `There were too many tries with codes. Use the link in the email or your password. Codes work again in ${wait}.`);
      const account = await takeCode(ctx.host, "sign-in", input.email, input.code);
      await Promise.all([limitsOf(ctx.host).clear("password-account", who), limitsOf(ctx.host).clear("code-account", who)]);
      return finishSignIn(ctx, account, { how: "code", ownDevice: input.ownDevice, seatId: ctx.session?.seat?.id });
    }),
  );

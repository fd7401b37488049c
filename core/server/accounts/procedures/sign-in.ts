import { z } from "zod";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { emailAddress } from "../email-address.ts";
import { finishSignIn } from "../sign-in/finish-sign-in.ts";
import { provePassword } from "../sign-in/prove-password.ts";
import { timeZone } from "../time-zone.ts";

const input = z.object({
  email: emailAddress,
  password: z.string({ error: "Enter your password." }).min(1, "Enter your password."),
  ownDevice: z.boolean().default(false),
  timeZone: timeZone.optional().catch(undefined),
});

/** Signs in with address and password. */
export const signIn = publicProcedure
  .meta({ public: "Everybody signs in here." })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const account = await provePassword(ctx.host, ctx.origin, input);
    return finishSignIn(ctx, account, { how: "password", ownDevice: input.ownDevice, timeZone: input.timeZone });
  });

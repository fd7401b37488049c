import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { emailAddress } from "../email-address.ts";
import { signedOut } from "../sessions/own-session.ts";
import { finishSignIn } from "../sign-in/finish-sign-in.ts";
import { provePassword } from "../sign-in/prove-password.ts";
import { reopenSession } from "../sign-in/reopen-session.ts";

const input = z.object({
  password: z.string().min(1, "Enter your password."),
  /** Needed when the session is over. */
  email: emailAddress.optional(),
  /** The seat that the page was open in. */
  seatId: z.string().max(26).optional(),
});

/** Signs in again without leaving the page. `samePerson` is false when somebody else did: the page must then be left. */
export const reauthenticate = publicProcedure
  .meta({ public: "The session may be over by now." })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    const open = session && session.state !== "second-factor" ? session : null;
    const email = open?.email ?? input.email;
    if (!email) throw signedOut();
    const account = await provePassword(host, ctx.origin, { email, password: input.password }).catch((error: unknown) => {
      throw open && error instanceof AppError && error.appCode === "INVALID" ? invalid({ password: "That is not your password." }) : error;
    });
    const result = open
      ? await reopenSession(ctx, open, open.state === "locked" ? "session-unlocked" : "proved-again")
      : await finishSignIn(ctx, account, { how: "password", ownDevice: false, seatId: input.seatId });
    return { ...result, samePerson: !input.seatId || result.seatId === input.seatId };
  });

import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { sixDigits } from "../six-digits.ts";
import { takeCode } from "../links/use-link.ts";
import { signedOut } from "../sessions/own-session.ts";
import { provePassword } from "../sign-in/prove-password.ts";
import { reopenSession } from "../sign-in/reopen-session.ts";

const input = z.union([z.object({ password: z.string().min(1, "Enter your password.") }), z.object({ code: sixDigits })], { error: "Enter your password." });

/** Opens a locked session again, in the same seat, with the password or with a code from a mail. */
export const unlock = publicProcedure
  .meta({ public: "A locked session may do this and nothing else." })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, session } = ctx;
    if (!session || session.state === "second-factor") throw signedOut();
    if ("code" in input) {
      const account = await takeCode(host, "sign-in", session.email, input.code);
      if (account.id !== session.accountId) throw signedOut();
    } else {
      await provePassword(host, ctx.origin, { email: session.email, password: input.password }).catch((error: unknown) => {
        // The address is known here, so the sentence speaks of the password alone.
        throw error instanceof AppError && error.appCode === "INVALID" ? invalid({ password: "That is not your password." }) : error;
      });
    }
    return reopenSession(ctx, session, session.state === "locked" ? "session-unlocked" : "proved-again");
  });

import { z } from "zod";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { emailAddress } from "../email-address.ts";
import { requestLink } from "../links/request-link.ts";

/** Mails a link to choose a new password; answers alike for known and unknown addresses. */
export const forgot = publicProcedure
  .meta({ public: "Whoever forgot the password is not signed in." })
  .input(z.object({ email: emailAddress }))
  .mutation(({ ctx, input }) => requestLink(ctx.host, ctx.origin, "reset", input.email));

import { z } from "zod";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { emailAddress } from "../email-address.ts";
import { requestLink } from "../links/request-link.ts";

/** Mails a sign-in link and code; answers alike for known and unknown addresses. */
export const requestSignInLink = publicProcedure
  .meta({ public: "Whoever cannot sign in asks for a link here." })
  .input(z.object({ email: emailAddress }))
  .mutation(({ ctx, input }) => requestLink(ctx.host, ctx.origin, "sign-in", input.email));

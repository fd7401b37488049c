import { publicProcedure } from "../../trpc/core-procedures.ts";
import { linkInput } from "../links/link-input.ts";
import { viewLink } from "../links/use-link.ts";

/** What the page of a sign-in link shows; consumes nothing. */
export const viewSignInLink = publicProcedure
  .meta({ public: "The link's holder is not signed in yet." })
  .input(linkInput)
  .query(({ ctx, input }) => viewLink(ctx.host, "sign-in", input.token));

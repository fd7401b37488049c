import { publicProcedure } from "../../trpc/core-procedures.ts";
import { linkInput } from "../links/link-input.ts";
import { viewLink } from "../links/use-link.ts";

/** What the page of a reset link shows; consumes nothing. */
export const viewReset = publicProcedure
  .meta({ public: "The link's holder is not signed in yet." })
  .input(linkInput)
  .query(({ ctx, input }) => viewLink(ctx.host, "reset", input.token));

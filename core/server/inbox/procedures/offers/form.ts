import { staffProcedure } from "../../../trpc/core-procedures.ts";
import { offerForm } from "../../offers/make-offer.ts";
import { offerPlace } from "./offer-input.ts";

/** What staff fill in before a card is sent, and who gets it. */
export const form = staffProcedure
  .meta({ permission: "core.basic" })
  .input(offerPlace)
  .query(({ ctx, input }) => offerForm(ctx.host, ctx.viewer, input));

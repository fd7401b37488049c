import { staffProcedure } from "../../../trpc/core-procedures.ts";
import { previewOffer } from "../../offers/make-offer.ts";
import { offerFields, offerPlace } from "./offer-input.ts";

/** The card as its recipient would see it. */
export const preview = staffProcedure
  .meta({ permission: "core.basic" })
  .input(offerPlace.extend({ fields: offerFields }))
  .query(({ ctx, input: { fields, ...place } }) => previewOffer(ctx.host, ctx.viewer, place, fields));

import { staffProcedure } from "../../../trpc/core-procedures.ts";
import { sendOffer } from "../../offers/make-offer.ts";
import { ulid } from "../ids.ts";
import { offerFields, offerPlace } from "./offer-input.ts";

/** Sends a card, once for each key. */
export const send = staffProcedure
  .meta({ permission: "core.basic" })
  .input(offerPlace.extend({ fields: offerFields, key: ulid }))
  .mutation(({ ctx, input: { fields, key, ...place } }) => sendOffer(ctx.host, ctx.viewer, place, fields, key));

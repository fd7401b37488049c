import { z } from "zod";
import { staffProcedure } from "../../../trpc/core-procedures.ts";
import { listOffers } from "../../offers/list-offers.ts";
import { ulid } from "../ids.ts";

/** Cards that the viewer may send in this conversation now. */
export const list = staffProcedure
  .meta({ permission: "core.basic" })
  .input(z.object({ conversationId: ulid }))
  .query(({ ctx, input }) => listOffers(ctx.host, ctx.viewer, input.conversationId));

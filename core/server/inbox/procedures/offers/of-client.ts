import { z } from "zod";
import { staffProcedure } from "../../../trpc/core-procedures.ts";
import { listClientOffers } from "../../offers/list-offers.ts";
import { ulid } from "../ids.ts";

/** Cards that the viewer may send to each portal user of a client. */
export const ofClient = staffProcedure
  .meta({ permission: "core.basic" })
  .input(z.object({ clientId: ulid }))
  .query(({ ctx, input }) => listClientOffers(ctx.host, ctx.viewer, input.clientId));

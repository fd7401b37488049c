import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { setArchived } from "../set-archived.ts";
import { rowId } from "../person-fields.ts";

/** Takes a client out of the archive, and opens their portal again. */
export const restoreClient = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(z.object({ clientId: rowId }))
  .mutation(async ({ ctx, input }) => setArchived(ctx, input.clientId, false));

import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { setArchived } from "../set-archived.ts";
import { rowId } from "../person-fields.ts";

/** Archives a client: hidden from lists, and their portal can be read for the time that the practice has set, then closes. */
export const archiveClient = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(z.object({ clientId: rowId }))
  .mutation(async ({ ctx, input }) => setArchived(ctx, input.clientId, true));

import { z } from "zod";
import { requireClient } from "../../people/people-access.ts";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { waitingChanges } from "../changes/list-changes.ts";

/** Changes by portal users that wait for staff: of one client, or of all that the viewer may see. */
export const listChangesProcedure = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(z.object({ clientId: rowId.optional() }).default({}))
  .query(async ({ ctx: { host, viewer }, input: { clientId } }) => {
    if (clientId !== undefined) await requireClient(host, viewer, clientId);
    return waitingChanges(host, viewer, clientId === undefined ? {} : { clientId });
  });

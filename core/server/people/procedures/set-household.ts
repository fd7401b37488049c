import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";
import { rowId } from "../person-fields.ts";

/** Says whether the people who act for a client share one household, and so may see its address and phone numbers. */
export const setHousehold = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ clientId: rowId, shared: z.boolean() }))
  .mutation(async ({ ctx, input: { clientId, shared } }) => {
    const { host, viewer } = ctx;
    await requireClient(host, viewer, clientId);
    await host.db.transaction(async (tx) => {
      await peopleModels(host).clients.update({ sharedHousehold: shared ? 1 : 0 }, { where: { practiceId: viewer.practiceId, id: clientId }, transaction: tx.sequelize });
      await auditPeople(ctx, "household-changed", { clientId, detail: { shared } }, tx);
    });
    return { shared };
  });

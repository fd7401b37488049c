import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { requireClient } from "../people-access.ts";
import { clientName } from "../people-rows.ts";
import { rowId } from "../person-fields.ts";
import { whyActions } from "../why/why-actions.ts";
import { whyUsers } from "../why/why-users.ts";

/** Portal users of a client and what they may want to do, to choose from. */
export const whyChoices = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ clientId: rowId }))
  .query(async ({ ctx: { host, viewer }, input: { clientId } }) => {
    await requireClient(host, viewer, clientId);
    const users = await whyUsers(host, viewer.practiceId, clientId);
    return {
      users: users.map((user) => ({ id: user.id, name: clientName(user), relationship: user.relationship, removed: user.status === "removed" })),
      actions: whyActions(host.registry.all()),
    };
  });

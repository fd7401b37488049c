import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { rowId } from "../person-fields.ts";
import { alertWarning } from "../portal-user-warning.ts";
import { lockPortalUser, requirePortalUser } from "../require-portal-user.ts";

/** Stops a portal user's access at once, on every device, until it is restored. */
export const suspendPortalUser = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ portalUserId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const found = await requirePortalUser(host, viewer, input.portalUserId);
    const warning = await host.db.transaction(async (tx) => {
      const user = await lockPortalUser(host, found, tx);
      if (user.status !== "suspended") {
        await host.people.setPortalUserStatus(viewer.practiceId, user.id, "suspended", tx);
        await auditPeople(ctx, "portal-user-suspended", { clientId: user.clientId, subject: user.id }, tx);
      }
      return alertWarning(host, viewer.practiceId, user.clientId, tx);
    });
    return { warning };
  });

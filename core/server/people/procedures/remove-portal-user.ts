import { z } from "zod";
import { invalid } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { revokeInvitations } from "../enrolment/invite.ts";
import { portalUserRemoved } from "../people-events.ts";
import { rowId } from "../person-fields.ts";
import { alertWarning } from "../portal-user-warning.ts";
import { lockPortalUser, requirePortalUser } from "../require-portal-user.ts";

/** Removes a portal user for good: sessions and invitations end, what they wrote stays. The word delete must be typed. */
export const removePortalUser = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ portalUserId: rowId, typed: z.string().max(100) }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    if (input.typed.trim().toLowerCase() !== "delete") throw invalid({ typed: "Type the word delete to remove this person." });
    const found = await requirePortalUser(host, viewer, input.portalUserId);
    const warning = await host.db.transaction(async (tx) => {
      const user = await lockPortalUser(host, found, tx);
      await host.people.setPortalUserStatus(viewer.practiceId, user.id, "removed", tx);
      await revokeInvitations(host, user, "removed", tx);
      await host.context("core", viewer.practiceId, null).events.publish(portalUserRemoved, { portalUserId: user.id, clientId: user.clientId }, tx);
      await auditPeople(ctx, "portal-user-removed", { clientId: user.clientId, subject: user.id }, tx);
      return alertWarning(host, viewer.practiceId, user.clientId, tx);
    });
    host.outbox.kick();
    return { warning };
  });

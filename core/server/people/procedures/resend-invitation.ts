import { z } from "zod";
import { AppError } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { invite, refuseTooMany } from "../enrolment/invite.ts";
import { rowId } from "../person-fields.ts";
import { lockPortalUser, requirePortalUser } from "../require-portal-user.ts";

/** Sends a new invitation; the link before it ends. */
export const resendInvitation = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ portalUserId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const found = await requirePortalUser(host, viewer, input.portalUserId);
    await host.db.transaction(async (tx) => {
      const user = await lockPortalUser(host, found, tx);
      if (user.status !== "invited") throw new AppError("CONFLICT", user.status === "active" ? "This person has accepted already." : "Restore this person first, then send the invitation.");
      await refuseTooMany(host, user, tx);
      await invite(host, user, viewer.staffId, "resent", tx);
      await auditPeople(ctx, "invitation-resent", { clientId: user.clientId, subject: user.id }, tx);
    });
    host.outbox.kick();
    return { ok: true as const };
  });

import { z } from "zod";
import { AppError } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { invitationUrl } from "../enrolment/invitation-workflow.ts";
import { rowId } from "../person-fields.ts";
import { requirePortalUser } from "../require-portal-user.ts";

/** The open invitation's link, for handing over in another way; audited, so it is a mutation. */
export const invitationLink = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ portalUserId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const user = await requirePortalUser(host, viewer, input.portalUserId);
    const [row] = await host.db.hot.all<{ id: string; expires_at: number }>(
      "SELECT id, expires_at FROM invitations WHERE practice_id = ? AND portal_user_id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ? ORDER BY id DESC LIMIT 1",
      [viewer.practiceId, user.id, host.clock.now()],
    );
    if (!row || user.status !== "invited") throw new AppError("CONFLICT", "There is no open invitation. Send a new one first.");
    await auditPeople(ctx, "invitation-link-copied", { clientId: user.clientId, subject: user.id }, host.db.hot);
    return { url: invitationUrl(host.options, row.id), expiresAt: Number(row.expires_at) };
  });

import { z } from "zod";
import { AppError } from "../../errors.ts";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";
import { requireStaffInvitation, staffInvitationUrl } from "../invitations/staff-invitations.ts";

/** The open invitation's link, for handing over in another way; audited, so it is a mutation. */
export const staffInvitationLink = staffProcedure
  .meta({ permission: "core.team" })
  .input(z.object({ invitationId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { id, expiresAt } = await requireStaffInvitation(host.db.hot, viewer.practiceId, input.invitationId);
    if (expiresAt <= host.clock.now()) throw new AppError("CONFLICT", "This invitation has ended. Send it again first.");
    await auditTeam(ctx, "staff-invitation-copied", { subject: id }, host.db.hot);
    return { url: staffInvitationUrl(host.options, id), expiresAt };
  });

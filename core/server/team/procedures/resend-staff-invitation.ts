import { z } from "zod";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";
import { inviteStaff, refuseTooManyStaff, requireStaffInvitation } from "../invitations/staff-invitations.ts";
import { onceInTeam } from "../once-in-team.ts";
import { lockTeam } from "../team-rows.ts";

/** Sends a new invitation with the same roles; the link before it ends. */
export const resendStaffInvitation = staffProcedure
  .meta({ permission: "core.team" })
  .input(z.object({ invitationId: rowId, key: rowId.optional() }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const invitationId = await onceInTeam(ctx, { verb: `resend:${input.invitationId}`, key: input.key, params: null }, async (tx) => {
      await lockTeam(host, practiceId, tx);
      const { name, email, roles } = await requireStaffInvitation(tx, practiceId, input.invitationId);
      await refuseTooManyStaff(host, practiceId, email, tx);
      const id = await inviteStaff(host, practiceId, { name, email, roles, invitedBy: viewer.staffId }, tx);
      await auditTeam(ctx, "staff-invitation-resent", { subject: id }, tx);
      return id;
    });
    host.outbox.kick();
    return { invitationId };
  });

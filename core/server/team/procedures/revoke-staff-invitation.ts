import { z } from "zod";
import { notFound } from "../../errors.ts";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";

/** Withdraws an invitation: its link opens nothing from now on. Again, or for one that is closed, it does nothing. */
export const revokeStaffInvitation = staffProcedure
  .meta({ permission: "core.team" })
  .input(z.object({ invitationId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    await host.db.transaction(async (tx) => {
      const known = await tx.all("SELECT id FROM staff_invitations WHERE practice_id = ? AND id = ?", [viewer.practiceId, input.invitationId]);
      if (known.length === 0) throw notFound("this invitation");
      const { changes } = await tx.run(
        "UPDATE staff_invitations SET revoked_at = ?, reason = 'revoked' WHERE practice_id = ? AND id = ? AND used_at IS NULL AND revoked_at IS NULL",
        [host.clock.now(), viewer.practiceId, input.invitationId],
      );
      if (changes > 0) await auditTeam(ctx, "staff-invitation-revoked", { subject: input.invitationId }, tx);
    });
    return { ok: true as const };
  });

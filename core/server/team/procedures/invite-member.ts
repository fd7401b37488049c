import { z } from "zod";
import { emailAddress, emailKey } from "../../accounts/email-address.ts";
import { invalid } from "../../errors.ts";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";
import { inviteStaff, openStaffInvitations } from "../invitations/staff-invitations.ts";
import { roles, staffName } from "../staff-fields.ts";
import { onceInTeam } from "../once-in-team.ts";
import { lockTeam } from "../team-rows.ts";

const input = z.object({
  name: staffName,
  email: emailAddress,
  roles,
  /** A ULID made with the form: a second click gets the answer of the first. */
  key: rowId.optional(),
});

/** Invites a colleague by mail. Nobody can sign in with it before it is accepted. */
export const inviteMember = staffProcedure
  .meta({ permission: "core.team" })
  .input(input)
  .mutation(async ({ ctx, input: { key, ...invited } }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const made = await onceInTeam(ctx, { verb: "invite", key, params: invited }, async (tx) => {
      await lockTeam(host, practiceId, tx);
      const [member] = await tx.all<{ active: number }>(
        "SELECT s.active FROM staff s JOIN accounts a ON a.id = s.account_id WHERE s.practice_id = ? AND a.email_key = ?",
        [practiceId, emailKey(invited.email)],
      );
      if (member) throw invalid({ email: Number(member.active) === 1 ? "This address is on your team already." : "This address was on your team before. Restore that person in the list." });
      if ((await openStaffInvitations(tx, practiceId)).some((one) => emailKey(one.email) === emailKey(invited.email))) {
        throw invalid({ email: "This address is invited already. Send that invitation again from the list." });
      }
      const invitationId = await inviteStaff(host, practiceId, { ...invited, invitedBy: viewer.staffId }, tx);
      await auditTeam(ctx, "staff-invited", { subject: invitationId, detail: { roles: invited.roles.join(" ") } }, tx);
      return { invitationId };
    });
    host.outbox.kick();
    return made;
  });

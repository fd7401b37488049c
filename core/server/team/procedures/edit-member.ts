import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";
import { onceInTeam } from "../once-in-team.ts";
import { seatChanged } from "../seat-changed.ts";
import { memberFields } from "../staff-fields.ts";
import { saveStaffProfile, staffProfile } from "../staff-profiles.ts";
import { keepAnAdministrator, lockTeam, memberOf } from "../team-rows.ts";

const input = z.object({
  staffId: rowId,
  revision: z.number().int(),
  ...memberFields,
  /** A ULID made with the form: a second click gets the answer of the first. */
  key: rowId.optional(),
});

/** Changes a member's name, roles and profile. What their roles allow holds from their next request on. */
export const editMember = staffProcedure
  .meta({ permission: "core.team" })
  .input(input)
  .mutation(async ({ ctx, input: { key, ...change } }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const { staffId, revision, name, title, roles, ...profile } = change;
    return onceInTeam(ctx, { verb: "edit", key, params: change }, async (tx) => {
      const team = await lockTeam(host, practiceId, tx);
      const member = memberOf(team, staffId);
      if (member.revision !== revision) throw new AppError("STALE", "Somebody else changed this person meanwhile. Check what is here now, then save again.");
      keepAnAdministrator(team, member, { active: member.active, roles });
      const before = await staffProfile(tx, practiceId, staffId);
      if (profile.supervisorId !== before.supervisorId) await checkSupervisor(profile.supervisorId);
      await tx.run("UPDATE staff SET name = ?, title = ?, roles = ?, revision = revision + 1 WHERE practice_id = ? AND id = ?", [name, title, JSON.stringify(roles), practiceId, staffId]);
      await saveStaffProfile(host, { practiceId, staffId }, profile, tx);
      const [was, is] = [member.roles.join(" "), roles.join(" ")];
      await auditTeam(ctx, was === is ? "staff-changed" : "staff-roles-changed", { subject: staffId, ...(was === is ? {} : { detail: { from: was, to: is } }) }, tx);
      seatChanged(host, { practiceId, seatId: staffId }, tx);
      return { ok: true as const };

      async function checkSupervisor(supervisorId: string | null): Promise<void> {
        const supervisor = supervisorId === null ? null : team.find((one) => one.id === supervisorId);
        if (supervisor === null) return;
        if (!supervisor?.active || supervisor.id === staffId) throw invalid({ supervisorId: "Choose a colleague who is active." });
        const theirs = await staffProfile(tx, practiceId, supervisor.id);
        if (theirs.supervisorId === staffId) throw invalid({ supervisorId: `${name} supervises ${supervisor.name}. Two people cannot supervise each other.` });
      }
    });
  });

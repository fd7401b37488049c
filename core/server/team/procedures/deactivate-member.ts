import { z } from "zod";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";
import { releaseConversations } from "../../desk/release-conversations.ts";
import { onceInTeam } from "../once-in-team.ts";
import { seatChanged } from "../seat-changed.ts";
import { keepAnAdministrator, lockTeam, memberOf } from "../team-rows.ts";

/** Ends a member's access at once, on every device. What they wrote and did stays; their conversations wait for a colleague. */
export const deactivateMember = staffProcedure
  .meta({ permission: "core.team" })
  .input(z.object({ staffId: rowId, key: rowId.optional() }))
  .mutation(async ({ ctx, input: { staffId, key } }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    return onceInTeam(ctx, { verb: "deactivate", key, params: staffId }, async (tx) => {
      const team = await lockTeam(host, practiceId, tx);
      const member = memberOf(team, staffId);
      if (!member.active) return { ok: true as const };
      keepAnAdministrator(team, member, { active: false, roles: member.roles });
      await tx.run("UPDATE staff SET active = 0, revision = revision + 1 WHERE practice_id = ? AND id = ?", [practiceId, staffId]);
      await host.accounts.endSessions({ seatId: staffId }, "revoked", tx);
      const released = await releaseConversations(host.context("core", practiceId, viewer), staffId, tx);
      await auditTeam(ctx, "staff-deactivated", { subject: staffId, detail: { conversations: released } }, tx);
      seatChanged(host, { practiceId, seatId: staffId }, tx);
      return { ok: true as const };
    });
  });

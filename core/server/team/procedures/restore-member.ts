import { z } from "zod";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";
import { onceInTeam } from "../once-in-team.ts";
import { seatChanged } from "../seat-changed.ts";
import { lockTeam, memberOf } from "../team-rows.ts";

/** Lets a deactivated member back in, with the roles and clients that they had. */
export const restoreMember = staffProcedure
  .meta({ permission: "core.team" })
  .input(z.object({ staffId: rowId, key: rowId.optional() }))
  .mutation(async ({ ctx, input: { staffId, key } }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    return onceInTeam(ctx, { verb: "restore", key, params: staffId }, async (tx) => {
      const member = memberOf(await lockTeam(host, practiceId, tx), staffId);
      if (member.active) return { ok: true as const };
      await tx.run("UPDATE staff SET active = 1, revision = revision + 1 WHERE practice_id = ? AND id = ?", [practiceId, staffId]);
      await auditTeam(ctx, "staff-restored", { subject: staffId }, tx);
      seatChanged(host, { practiceId, seatId: staffId }, tx);
      return { ok: true as const };
    });
  });

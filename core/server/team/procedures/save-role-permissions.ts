import { z } from "zod";
import { staffRoles } from "../../../manifest.ts";
import type { StaffRole } from "../../../manifest.ts";
import { AppError } from "../../errors.ts";
import { rowId } from "../../people/person-fields.ts";
import { administratorsHold } from "../../people/permissions.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditTeam } from "../audit-team.ts";
import { onceInTeam } from "../once-in-team.ts";
import { practiceGrants, rolePermissions } from "../role-permissions.ts";
import { seatChanged } from "../seat-changed.ts";

const input = z.object({
  revision: z.number().int(),
  holders: z.record(z.string().max(80), z.array(z.enum(staffRoles)).max(20)),
  /** A ULID made with the form: a second click gets the answer of the first. */
  key: rowId.optional(),
});

/** Says which roles hold which permission in this practice. It holds from everybody's next request on; administrators keep what they need to undo it. */
export const saveRolePermissions = staffProcedure
  .meta({ permission: "core.team" })
  .input(input)
  .mutation(async ({ ctx, input: { revision, holders, key: formKey } }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    return onceInTeam(ctx, { verb: "save-permissions", key: formKey, params: { revision, holders } }, async (tx) => {
      const now = await practiceGrants(host, practiceId, tx, true);
      if (now.revision !== revision) throw new AppError("STALE", "Somebody else changed the practice’s settings meanwhile. Check what is here now, then save again.");
      const { groups } = await rolePermissions(host, practiceId, now);
      const grants: Record<string, readonly StaffRole[]> = { ...now.grants };
      const changed: string[] = [];
      for (const one of groups.flatMap((group) => group.permissions)) {
        const asked = holders[one.key];
        if (!asked) continue;
        const wanted = staffRoles.filter((role) => asked.includes(role) || (role === "administrator" && administratorsHold.has(one.key)));
        if (wanted.join() === one.holders.join()) continue;
        changed.push(one.key);
        // What is as delivered is not stored, so that a later version of the plugin can deliver something else.
        if (wanted.join() === one.delivered.join()) delete grants[one.key];
        else grants[one.key] = wanted;
      }
      if (changed.length === 0) return { ok: true as const };
      await tx.run("UPDATE practices SET role_grants = ?, revision = revision + 1 WHERE id = ?", [Object.keys(grants).length > 0 ? JSON.stringify(grants) : null, practiceId]);
      for (const key of changed) await auditTeam(ctx, "role-permissions-changed", { subject: key, detail: { roles: (grants[key] ?? ["as delivered"]).join(" ") } }, tx);
      seatChanged(host, { practiceId }, tx);
      return { ok: true as const };
    });
  });

import { z } from "zod";
import { dayKey, formatCalendarDay } from "../../../time/format-time.ts";
import { invalid } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { rowId } from "../person-fields.ts";
import { alertWarning } from "../portal-user-warning.ts";
import { lockPortalUser, requirePortalUser } from "../require-portal-user.ts";

/** Gives a suspended portal user access again. */
export const restorePortalUser = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ portalUserId: rowId }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const found = await requirePortalUser(host, viewer, input.portalUserId);
    const warning = await host.db.transaction(async (tx) => {
      const user = await lockPortalUser(host, found, tx);
      if (user.status === "suspended") {
        const [row] = await tx.all<{ authority_until: string | null }>("SELECT authority_until FROM portal_users WHERE practice_id = ? AND id = ?", [viewer.practiceId, user.id]);
        const until = row?.authority_until;
        if (until && until < dayKey(new Date(host.clock.now()), (await host.people.of(viewer.practiceId).practice()).timeZone)) {
          throw invalid({ form: `Their authority ended on ${formatCalendarDay(until)}. Change its last day under Edit first.` });
        }
        await host.people.setPortalUserStatus(viewer.practiceId, user.id, user.accountId ? "active" : "invited", tx);
        await auditPeople(ctx, "portal-user-restored", { clientId: user.clientId, subject: user.id }, tx);
      }
      return alertWarning(host, viewer.practiceId, user.clientId, tx);
    });
    return { warning };
  });

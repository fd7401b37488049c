import { dayKey, formatCalendarDay } from "../../../time/format-time.ts";
import { hostOfContext } from "../../plugins/context-host.ts";
import type { ToDoSource } from "../../plugins/define-plugin.ts";
import { clientName } from "../people-rows.ts";
import { holdsPermission } from "../permissions.ts";

interface Row { id: string; client_id: string; first_name: string; last_name: string; name_used: string | null; authority_review_on: string; changed_at: number; c_first: string; c_last: string; c_used: string | null }

/** Whose authority is to be looked at again by now, in what waits for the staff of the client. */
export const authorityToDos: ToDoSource = {
  async list(ctx, viewer) {
    const host = hostOfContext(ctx);
    if (viewer.kind !== "staff" || !holdsPermission(host.registry, viewer, "core.portal-users")) return [];
    const today = dayKey(new Date(ctx.now()), viewer.timeZone);
    const rows = await host.db.hot.all<Row>(
      `SELECT u.id, u.client_id, u.first_name, u.last_name, u.name_used, u.authority_review_on, u.changed_at, c.first_name AS c_first, c.last_name AS c_last, c.name_used AS c_used
       FROM portal_users u JOIN clients c ON c.id = u.client_id AND c.practice_id = u.practice_id AND c.archived_at IS NULL
       JOIN client_professionals a ON a.practice_id = u.practice_id AND a.client_id = u.client_id AND a.staff_id = ?
       WHERE u.practice_id = ? AND u.status IN ('active', 'invited') AND u.authority_review_on <= ? ORDER BY u.authority_review_on, u.id LIMIT 100`,
      [viewer.staffId, ctx.practiceId, today],
    );
    return rows.map((row) => ({
      id: row.id, title: `Look again at whether ${clientName({ firstName: row.first_name, lastName: row.last_name, nameUsed: row.name_used })} may act for ${clientName({ firstName: row.c_first, lastName: row.c_last, nameUsed: row.c_used })}`,
      detail: `To be reviewed on ${formatCalendarDay(row.authority_review_on)}`, href: `/staff/clients/${row.client_id}/portal/${row.id}`, dueAt: null, createdAt: Number(row.changed_at),
    }));
  },
};

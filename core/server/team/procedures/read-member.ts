import { z } from "zod";
import type { StaffRole } from "../../../manifest.ts";
import { notFound } from "../../errors.ts";
import { rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { staffProfile } from "../staff-profiles.ts";

interface Row { id: string; name: string; title: string | null; email: string; roles: string; active: number; revision: number; last_sign_in_at: number | null }
interface Colleague { id: string; name: string; roles: string }

/** One member with profile, whom they may be supervised by, whom they supervise, and how many clients count on them. */
export const readMember = staffProcedure
  .meta({ permission: "core.team" })
  .input(z.object({ staffId: rowId }))
  .query(async ({ ctx, input: { staffId } }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const { hot } = host.db;
    const [[row], profile, colleagues, supervisees, [clients]] = await Promise.all([
      hot.all<Row>(
        "SELECT s.id, s.name, s.title, a.email, s.roles, s.active, s.revision, a.last_sign_in_at FROM staff s JOIN accounts a ON a.id = s.account_id WHERE s.practice_id = ? AND s.id = ?",
        [practiceId, staffId],
      ),
      staffProfile(hot, practiceId, staffId),
      hot.all<Colleague>("SELECT id, name, roles FROM staff WHERE practice_id = ? AND active = 1 AND id <> ? ORDER BY name, id", [practiceId, staffId]),
      hot.all<{ id: string; name: string }>("SELECT s.id, s.name FROM staff_profiles p JOIN staff s ON s.id = p.staff_id AND s.practice_id = p.practice_id WHERE p.practice_id = ? AND p.supervisor_id = ? AND s.active = 1 ORDER BY s.name, s.id", [practiceId, staffId]),
      hot.all<{ total: number; alone: number | null }>(
        `SELECT COUNT(*) AS total, SUM(CASE WHEN EXISTS (SELECT 1 FROM client_professionals o JOIN staff s ON s.id = o.staff_id AND s.active = 1
           WHERE o.practice_id = cp.practice_id AND o.client_id = cp.client_id AND o.staff_id <> cp.staff_id) THEN 0 ELSE 1 END) AS alone
         FROM client_professionals cp JOIN clients c ON c.id = cp.client_id AND c.practice_id = cp.practice_id AND c.archived_at IS NULL WHERE cp.practice_id = ? AND cp.staff_id = ?`,
        [practiceId, staffId],
      ),
    ]);
    if (!row) throw notFound("this member of staff");
    const settings = await host.settings.effective(practiceId, "core");
    return {
      id: row.id, name: row.name, title: row.title, email: row.email, roles: JSON.parse(row.roles) as StaffRole[], active: Number(row.active) === 1,
      revision: Number(row.revision), lastSignInAt: row.last_sign_in_at === null ? null : Number(row.last_sign_in_at), profile, supervisees,
      usesSupervision: settings["usesSupervision"]?.value === true,
      supervisors: colleagues.filter((one) => one.id === profile.supervisorId || /"(supervisor|professional)"/.test(one.roles)).map(({ id, name }) => ({ id, name })),
      clients: { all: Number(clients?.total ?? 0), alone: Number(clients?.alone ?? 0) },
      isSelf: row.id === viewer.staffId,
    };
  });

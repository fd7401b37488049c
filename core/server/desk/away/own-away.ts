import type { Host } from "../../host-parts.ts";
import type { StaffViewer } from "../../viewer.ts";
import { staffWhoAnswer } from "../assignable-staff.ts";
import { awayPeriodsOf } from "./away-rows.ts";

export interface AwayPlan {
  id: string;
  cover: string;
  startsAt: number;
  endsAt: number;
  active: boolean;
}

/** What a staff member has planned, and who could answer for them. */
export async function ownAway(host: Host, viewer: StaffViewer): Promise<{ periods: AwayPlan[]; colleagues: { id: string; name: string }[]; timeZone: string }> {
  const [rows, staff] = await Promise.all([awayPeriodsOf(host.db.hot, viewer.practiceId, viewer.staffId), staffWhoAnswer(host, viewer.practiceId)]);
  const nameOf = async (id: string): Promise<string> => staff.find((member) => member.staffId === id)?.name ?? (await host.people.of(viewer.practiceId).staffMember(id))?.name ?? "A colleague";
  const periods = await Promise.all(rows.map(async (row) => ({ id: row.id, cover: await nameOf(row.cover_id), startsAt: row.starts_at, endsAt: row.ends_at, active: row.state === "active" })));
  return { periods, colleagues: staff.filter((member) => member.staffId !== viewer.staffId).map(({ staffId, name }) => ({ id: staffId, name })), timeZone: viewer.timeZone };
}

import type { StaffRole } from "../../manifest.ts";
import type { Tx } from "../database/database.ts";
import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";

/** A member as changes need it. */
export interface TeamMember {
  id: string;
  accountId: string;
  name: string;
  title: string | null;
  roles: StaffRole[];
  active: boolean;
  /** Grows with each change, so that two who edit at once do not undo each other. */
  revision: number;
}

interface Row { id: string; account_id: string; name: string; title: string | null; roles: string; active: number; revision: number }

/**
 * Makes changes of one practice's team wait for each other, so that two administrators cannot each be the one who leaves the
 * other as the last; call it first in the transaction. SQLite has one writer anyway.
 */
export async function lockTeam(host: Host, practiceId: string, tx: Tx): Promise<TeamMember[]> {
  const lock = host.db.engine === "mysql" ? " FOR UPDATE" : "";
  await tx.all(`SELECT id FROM practices WHERE id = ?${lock}`, [practiceId]);
  // Locking, because a plain read of MySQL may be older than the lock.
  const rows = await tx.all<Row>(`SELECT id, account_id, name, title, roles, active, revision FROM staff WHERE practice_id = ?${lock}`, [practiceId]);
  return rows.map((row) => ({
    id: row.id, accountId: row.account_id, name: row.name, title: row.title, roles: JSON.parse(row.roles) as StaffRole[], active: Number(row.active) === 1, revision: Number(row.revision),
  }));
}

/** The member that is to be changed. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export function memberOf(team: readonly TeamMember[], staffId: string): TeamMember {
  const member = team.find((one) => one.id === staffId);
  if (!member) throw notFound("this member of staff");
  return member;
}

/** @throws AppError `CONFLICT` when nobody who is active would administer the practice after the change. */
export function keepAnAdministrator(team: readonly TeamMember[], member: TeamMember, after: { active: boolean; roles: readonly StaffRole[] }): void {
  const administers = (one: { active: boolean; roles: readonly StaffRole[] }) => one.active && one.roles.includes("administrator");
  if (!administers(member) || administers(after) || team.some((one) => one.id !== member.id && administers(one))) return;
  throw new AppError("CONFLICT", `${member.name} is the only administrator. Make somebody else an administrator first.`, { reason: "last-administrator" });
}

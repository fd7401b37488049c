import { staffRoles } from "../../manifest.ts";
import type { StaffRole } from "../../manifest.ts";
import type { Sql } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { administratorsHold, grantsOf } from "../people/permissions.ts";
import type { RoleGrants } from "../viewer.ts";

export interface RolePermission {
  key: string;
  label: string;
  /** Who holds it in this practice. */
  holders: StaffRole[];
  /** Who holds it as delivered. */
  delivered: StaffRole[];
  /** An administrator cannot lose it. */
  locked: boolean;
}

/** The practice's own answer to who holds what, with the revision that a change must name. */
export async function practiceGrants(host: Host, practiceId: string, sql: Sql, lock = false): Promise<{ grants: RoleGrants; revision: number }> {
  const [row] = await sql.all<{ role_grants: string | null; revision: number }>(
    `SELECT role_grants, revision FROM practices WHERE id = ?${lock && host.db.engine === "mysql" ? " FOR UPDATE" : ""}`,
    [practiceId],
  );
  if (!row) throw notFound("this practice");
  return { grants: grantsOf(row.role_grants), revision: Number(row.revision) };
}

/** Every permission that staff can hold, core's first and then each plugin's, with who holds it here. */
export async function rolePermissions(host: Host, practiceId: string, given?: { grants: RoleGrants; revision: number }): Promise<{ revision: number; groups: { id: string; name: string; permissions: RolePermission[] }[] }> {
  const { grants, revision } = given ?? (await practiceGrants(host, practiceId, host.db.hot));
  const groups = host.registry.all().flatMap(({ id, manifest }) => {
    // What only the box of a portal user gives is no matter of roles.
    const forStaff = Object.entries(manifest?.permissions ?? {}).filter(([, one]) => one.default.length > 0 || !one.portal);
    const permissions = forStaff.map(([key, one]): RolePermission => {
      const locked = administratorsHold.has(key);
      const holders = new Set([...(grants[key] ?? one.default), ...(locked ? (["administrator"] as const) : [])]);
      return { key, label: one.label, holders: staffRoles.filter((role) => holders.has(role)), delivered: staffRoles.filter((role) => one.default.includes(role)), locked };
    });
    return permissions.length > 0 ? [{ id, name: manifest?.name ?? id, permissions }] : [];
  });
  return { revision, groups: groups.toSorted((a, b) => Number(b.id === "core") - Number(a.id === "core") || a.name.localeCompare(b.name)) };
}

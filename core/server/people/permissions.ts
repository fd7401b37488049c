import type { PortalPermission, StaffRole } from "../../manifest.ts";
import type { PluginRegistry } from "../plugins/plugin-registry.ts";
import type { RoleGrants, Viewer } from "../viewer.ts";

/** Whether a viewer holds a permission key: by role for staff, by ticked box for portal users. Unknown keys are held by nobody. */
export function holdsPermission(registry: PluginRegistry, viewer: Viewer, key: string): boolean {
  const permission = registry.permission(key);
  if (!permission) return false;
  if (viewer.kind === "portal") {
    return permission.portal !== undefined && viewer.permissions.includes(permission.portal as PortalPermission);
  }
  if (administratorsHold.has(key) && viewer.roles.includes("administrator")) return true;
  const holders = viewer.grants?.[key] ?? permission.default;
  return viewer.roles.some((role: StaffRole) => holders.includes(role));
}

/** What no practice can take from its administrators, so that they can always put right what they changed. */
export const administratorsHold: ReadonlySet<string> = new Set(["core.basic", "core.practice", "core.plugins", "core.team"]);

/** Grants as the practice's row keeps them. */
export const grantsOf = (stored: string | null | undefined): RoleGrants => (stored ? (JSON.parse(stored) as RoleGrants) : {});

/** Sets of boxes that staff start from (PERM-01, D4). */
export const permissionPresets: Record<string, { label: string; permissions: readonly PortalPermission[] }> = {
  client: { label: "Client", permissions: ["basic", "messaging", "documents", "sessions", "billing", "surveys", "scheduling"] },
  guardian: { label: "Parent or guardian", permissions: ["basic", "messaging", "documents", "sessions", "billing", "surveys", "scheduling"] },
  billing: { label: "Billing contact", permissions: ["basic", "messaging", "billing"] },
  supporter: { label: "View-only supporter", permissions: ["basic", "sessions"] },
};

import type { PortalPermission, StaffRole } from "../../manifest.ts";
import type { PluginRegistry } from "../plugins/plugin-registry.ts";
import type { Viewer } from "../viewer.ts";

/** Whether a viewer holds a permission key: by role for staff, by ticked box for portal users. Unknown keys are held by nobody. */
export function holdsPermission(registry: PluginRegistry, viewer: Viewer, key: string): boolean {
  const permission = registry.permission(key);
  if (!permission) return false;
  if (viewer.kind === "portal") {
    return permission.portal !== undefined && viewer.permissions.includes(permission.portal as PortalPermission);
  }
  return viewer.roles.some((role: StaffRole) => permission.default.includes(role));
}

/** Sets of boxes that staff start from (PERM-01, D4). */
export const permissionPresets: Record<string, { label: string; permissions: readonly PortalPermission[] }> = {
  client: { label: "Client", permissions: ["basic", "messaging", "documents", "sessions", "billing", "surveys", "scheduling"] },
  guardian: { label: "Parent or guardian", permissions: ["basic", "messaging", "documents", "sessions", "billing", "surveys", "scheduling"] },
  billing: { label: "Billing contact", permissions: ["basic", "messaging", "billing"] },
  supporter: { label: "View-only supporter", permissions: ["basic", "sessions"] },
};

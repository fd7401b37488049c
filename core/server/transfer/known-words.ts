import { portalPermissions, staffRoles } from "../../manifest.ts";
import type { StaffRole } from "../../manifest.ts";

const listOf = (text: string): unknown[] => {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
};

/** The roles in a stored list that this portal knows. */
export const knownRoles = (text: string): StaffRole[] => staffRoles.filter((role) => listOf(text).includes(role));

/** The boxes in a stored list that this portal knows. */
export const knownPermissions = (text: string): string[] => portalPermissions.filter((one) => listOf(text).includes(one));

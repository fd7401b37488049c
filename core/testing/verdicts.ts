import { staffRoles } from "../manifest.ts";
import type { StaffRole } from "../manifest.ts";

/** Who may pass a gate: anybody, whoever is signed in, portal users, and staff by role. */
export type Verdict = "anybody" | "signed-in" | { portal: boolean; roles: readonly StaffRole[] };

/** The ids of things that belong to somebody; an area adds its own with `things`. */
export interface ThingIds {
  conversationId: string;
  entryId: string;
  clientId: string;
  portalUserId: string;
  contactId: string;
  staffId: string;
  [thing: string]: string;
}

/** What the permission matrix must know of one area of core or one plugin. Whatever is not declared fails it. */
export interface AreaVerdicts {
  /** Every procedure, by its path. */
  procedures: Record<string, Verdict>;
  /**
   * How to ask each procedure that takes an id about somebody's things; null says that no id of it belongs to anybody.
   * For things that a test of their own makes first: that test, as `path/of/file.test.ts › its title`.
   */
  asks?: Record<string, ((ids: ThingIds) => unknown) | string | null>;
  /** Every page that loads or changes something, by its address as the manifest writes it, such as `/forms/:assignmentId`; core names its layouts too. */
  pages?: Record<string, Verdict>;
  /** Every event of the plugin's channel, as `<plugin id>/<event>`: who may hear or send it. */
  events?: Record<string, Verdict>;
}

/** Staff and portal users. */
export const viewers: Verdict = { portal: true, roles: staffRoles };
export const portalUsers: Verdict = { portal: true, roles: [] };
export const allStaff: Verdict = { portal: false, roles: staffRoles };
/** Staff who hold one of these roles. */
export const staffOf = (...roles: StaffRole[]): Verdict => ({ portal: false, roles });

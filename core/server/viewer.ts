import type { PortalPermission, StaffRole } from "../manifest.ts";

interface SignedIn {
  accountId: string;
  sessionId: string;
  practiceId: string;
  /** The name that others see. */
  name: string;
  /** IANA name, such as `America/New_York`. */
  timeZone: string;
}

/** Permission key to the roles that hold it. */
export type RoleGrants = Readonly<Record<string, readonly StaffRole[]>>;

/** An account acting as one staff member of one practice. */
export interface StaffViewer extends SignedIn {
  kind: "staff";
  staffId: string;
  roles: readonly StaffRole[];
  /** Which roles hold a permission, where the practice says otherwise than its plugin. */
  grants?: RoleGrants;
}

/** An account acting as one portal user: one client in one practice. */
export interface PortalViewer extends SignedIn {
  kind: "portal";
  portalUserId: string;
  clientId: string;
  relationship: string;
  permissions: readonly PortalPermission[];
  /** Why this viewer only looks: every change is refused. Not there when they may change what their permissions allow. */
  readOnly?: ReadOnly;
}

/** Staff look at the portal as this person until a time (epoch ms), or the client was archived at a time. */
export type ReadOnly = { why: "preview"; staff: StaffViewer; until: number } | { why: "archived"; since: number };

/** Who is asking. Every procedure, card, list and room is resolved for one. */
export type Viewer = StaffViewer | PortalViewer;

/** The id of the seat a viewer acts from: a staff member's or a portal user's. */
export const seatId = (viewer: Viewer): string => (viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId);

/** The staff member who is looking as a portal user; null for everybody who is who they seem. */
export const previewingStaff = (viewer: Viewer): StaffViewer | null => (viewer.kind === "portal" && viewer.readOnly?.why === "preview" ? viewer.readOnly.staff : null);

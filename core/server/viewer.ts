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

/** An account acting as one staff member of one practice. */
export interface StaffViewer extends SignedIn {
  kind: "staff";
  staffId: string;
  roles: readonly StaffRole[];
}

/** An account acting as one portal user: one client in one practice. */
export interface PortalViewer extends SignedIn {
  kind: "portal";
  portalUserId: string;
  clientId: string;
  relationship: string;
  permissions: readonly PortalPermission[];
}

/** Who is asking. Every procedure, card, list and room is resolved for one. */
export type Viewer = StaffViewer | PortalViewer;

/** The id of the seat a viewer acts from: a staff member's or a portal user's. */
export const seatId = (viewer: Viewer): string => (viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId);

import type { Tx } from "../database/database.ts";
import type { PortalPermission, StaffRole } from "../../manifest.ts";

export interface Practice {
  id: string;
  name: string;
  /** What public pages and notices may call the portal. */
  alias: string | null;
  country: string;
  timeZone: string;
  phone: string | null;
  /** Telephone and text lines for urgent help, in order. */
  urgentHelp: { label: string; tel?: string; sms?: string; note?: string }[];
}

export interface StaffMember {
  id: string;
  practiceId: string;
  accountId: string;
  name: string;
  title: string | null;
  roles: StaffRole[];
  active: boolean;
  timeZone: string;
}

export interface Client {
  id: string;
  practiceId: string;
  firstName: string;
  lastName: string;
  /** The name used, if it differs from the legal first name. */
  nameUsed: string | null;
  pronouns: string | null;
  /** `YYYY-MM-DD` */
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  timeZone: string | null;
  /** The assigned professionals, the lead first. */
  professionalIds: string[];
  archivedAt: number | null;
}

export type PortalUserStatus = "invited" | "active" | "suspended" | "removed";

export interface PortalUser {
  id: string;
  practiceId: string;
  clientId: string;
  accountId: string | null;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  relationship: string;
  permissions: PortalPermission[];
  /** Whether this person is told of new messages and other portal alerts. */
  alerts: boolean;
  status: PortalUserStatus;
}

/** What plugins may read about people; each answer belongs to the context's practice. */
export interface People {
  practice(): Promise<Practice>;
  client(clientId: string, tx?: Tx): Promise<Client | null>;
  portalUser(portalUserId: string, tx?: Tx): Promise<PortalUser | null>;
  portalUsersOf(clientId: string, tx?: Tx): Promise<PortalUser[]>;
  staffMember(staffId: string, tx?: Tx): Promise<StaffMember | null>;
  /** Who answers in the place of a staff member who is away now; null while they are there. */
  coverOf(staffId: string): Promise<{ name: string; coverName: string; until: number } | null>;
  /** The client's assigned professionals, the lead first. */
  careTeam(clientId: string, tx?: Tx): Promise<StaffMember[]>;
}

import type { Tx } from "../database/database.ts";
import type { PortalPermission, StaffRole } from "../../manifest.ts";
import type { Viewer } from "../viewer.ts";

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
  /** The legal name, for invoices, superbills and other documents; on screen and in mails people go by `nameUsed` where there is one. */
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
  /** Asked for a first appointment and is not accepted as a client yet. */
  prospect: boolean;
  /** The record that took this one in when two records of one person were merged; null for every living record. */
  mergedInto: string | null;
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
  /** The name used, if it differs from the legal first name. */
  nameUsed: string | null;
  pronouns: string | null;
  relationship: string;
  permissions: PortalPermission[];
  /** Whether this person is told of new messages and other portal alerts. */
  alerts: boolean;
  status: PortalUserStatus;
}

/** What documents for insurers say of a professional, and where they meet people by video. */
export interface ProfessionalRecord {
  /** The ten digits of the National Provider Identifier. */
  npi: string | null;
  licences: string[];
  /** Their own video room, the same for all their clients, where they chose to have one. */
  teleconference: string | null;
  /** Who answers for the work of somebody in training. */
  supervisor: { name: string; title: string | null; npi: string | null; licences: string[] } | null;
}

/** What plugins may read about people; each answer belongs to the context's practice. */
export interface People {
  practice(): Promise<Practice>;
  /** Whether a viewer may work with a client: assigned, or a role that sees all; a portal user only with their own. */
  maySee(viewer: Viewer, clientId: string): Promise<boolean>;
  /** A client that this viewer may work with. @throws AppError `NOT_FOUND` for one that is foreign, absent or not theirs, in the same words. */
  clientFor(viewer: Viewer, clientId: string): Promise<Client>;
  client(clientId: string, tx?: Tx): Promise<Client | null>;
  /** The names by which clients go, by id, however many in one query; those that are not there, or not this viewer's, are left out. */
  clientNames(viewer: Viewer, clientIds: readonly string[]): Promise<Map<string, string>>;
  portalUser(portalUserId: string, tx?: Tx): Promise<PortalUser | null>;
  portalUsersOf(clientId: string, tx?: Tx): Promise<PortalUser[]>;
  staffMember(staffId: string, tx?: Tx): Promise<StaffMember | null>;
  /** NPI, licences and supervisor of a staff member; empty for one who has none. */
  professionalRecord(staffId: string): Promise<ProfessionalRecord>;
  /** Active staff who hold a permission such as `forms.review`, by name. */
  staffWith(permission: string): Promise<StaffMember[]>;
  /** Who answers in the place of a staff member who is away now; null while they are there. */
  coverOf(staffId: string): Promise<{ name: string; coverId: string; coverName: string; until: number } | null>;
  /** The client's assigned professionals, the lead first. */
  careTeam(clientId: string, tx?: Tx): Promise<StaffMember[]>;
}

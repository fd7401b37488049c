import type { Tx } from "../database/database.ts";
import type { PortalPermission, StaffRole } from "../../manifest.ts";
import type { Viewer } from "../viewer.ts";
import type { Client, People, PortalUser, Practice, StaffMember } from "./people-door.ts";

export interface NewClient {
  professionalId: string;
  firstName: string;
  lastName: string;
  nameUsed?: string | null;
  pronouns?: string | null;
  birthDate?: string | null;
  phone?: string | null;
  email?: string | null;
  timeZone?: string | null;
  /** Since when they ask for a first appointment; null for a client. */
  prospectAt?: number | null;
}

export interface NewPortalUser {
  clientId: string;
  firstName: string;
  lastName: string;
  email: string;
  phone?: string | null;
  nameUsed?: string | null;
  pronouns?: string | null;
  relationship: string;
  permissions: readonly PortalPermission[];
  alerts: boolean;
}

/** Practices, staff, clients, portal users: core's own tables, always by practice. */
export interface PeopleStore {
  /** The reading half, bound to one practice, as plugins get it. */
  of(practiceId: string): People;
  createPractice(practice: { name: string; timeZone: string; country: string; phone?: string; alias?: string }, tx: Tx): Promise<Practice>;
  createStaff(staff: { practiceId: string; accountId: string; name: string; title?: string; roles: readonly StaffRole[]; timeZone: string }, tx: Tx): Promise<StaffMember>;
  createClient(practiceId: string, client: NewClient, tx: Tx): Promise<Client>;
  createPortalUser(practiceId: string, user: NewPortalUser, tx: Tx): Promise<PortalUser>;
  /** Ties an account to a portal user; done when the invitation is accepted. */
  linkAccount(practiceId: string, portalUserId: string, accountId: string, tx: Tx): Promise<void>;
  setPortalUserStatus(practiceId: string, portalUserId: string, status: PortalUser["status"], tx: Tx): Promise<void>;
  /** Whether this viewer may work with this client: assigned, or a role that sees all; a portal user only with their own. */
  maySee(viewer: Viewer, clientId: string): Promise<boolean>;
  /** Whether a staff viewer sees every client of the practice (the permission `core.clients.all`), not only those assigned. */
  seesAll(viewer: Viewer): boolean;
  clientIdsOf(staffId: string, practiceId: string): Promise<string[]>;
  /** Every active practice, for background work. */
  practiceIds(): Promise<string[]>;
}

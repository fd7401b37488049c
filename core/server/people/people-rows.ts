import type { PortalPermission, StaffRole } from "../../manifest.ts";
import type { ClientRow, PortalUserRow, StaffRow } from "./models/people-models.ts";
import type { Client, PortalUser, Practice, StaffMember } from "./people-door.ts";

export interface PracticeRow {
  id: string; name: string; alias: string | null; country: string; time_zone: string; phone: string | null; urgent_help: string;
}

export const practiceOf = (row: PracticeRow): Practice => ({
  id: row.id, name: row.name, alias: row.alias, country: row.country, timeZone: row.time_zone, phone: row.phone,
  urgentHelp: JSON.parse(row.urgent_help) as Practice["urgentHelp"],
});

export const staffMemberOf = (row: StaffRow): StaffMember => ({
  id: row.id, practiceId: row.practiceId, accountId: row.accountId, name: row.name, title: row.title,
  roles: JSON.parse(row.roles) as StaffRole[], active: Boolean(row.active), timeZone: row.timeZone,
});

export const clientOf = (row: ClientRow, professionalIds: string[]): Client => ({
  id: row.id, practiceId: row.practiceId, firstName: row.firstName, lastName: row.lastName, nameUsed: row.nameUsed, pronouns: row.pronouns,
  birthDate: row.birthDate, phone: row.phone, email: row.email, address: row.address, timeZone: row.timeZone, professionalIds,
  archivedAt: row.archivedAt === null ? null : Number(row.archivedAt), prospect: row.prospectAt !== null, mergedInto: row.mergedInto,
});

export const portalUserOf = (row: PortalUserRow): PortalUser => ({
  id: row.id, practiceId: row.practiceId, clientId: row.clientId, accountId: row.accountId, firstName: row.firstName, lastName: row.lastName,
  email: row.email, phone: row.phone, nameUsed: row.nameUsed, pronouns: row.pronouns, relationship: row.relationship, permissions: JSON.parse(row.permissions) as PortalPermission[],
  alerts: Boolean(row.alerts), status: row.status,
});

/** What a client or portal user is called on screen and in mails: the name used where there is one. Documents take the legal name. */
export const clientName = (client: { firstName: string; lastName: string; nameUsed: string | null }): string =>
  `${client.nameUsed || client.firstName} ${client.lastName}`.trim();

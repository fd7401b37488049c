import { DataTypes } from "sequelize";
import type { Model, ModelAttributes, ModelStatic, Sequelize } from "sequelize";
import type { Host } from "../../host-parts.ts";

export interface StaffRow {
  id: string; practiceId: string; accountId: string; name: string; title: string | null; roles: string; active: number; timeZone: string; createdAt: number;
}
export interface ClientRow {
  id: string; practiceId: string; firstName: string; lastName: string; nameUsed: string | null; pronouns: string | null; birthDate: string | null;
  phone: string | null; email: string | null; address: string | null; timeZone: string | null; emergencyName: string | null;
  emergencyRelationship: string | null; emergencyPhone: string | null; informationAt: number | null; archivedAt: number | null; mergedInto: string | null; sharedHousehold: number; prospectAt: number | null; createdAt: number;
}
export interface ContactRow {
  id: string; practiceId: string; clientId: string; name: string; relationship: string; email: string | null; phone: string | null; createdAt: number;
}
export interface AssignmentRow {
  practiceId: string; clientId: string; staffId: string; position: number;
}
export interface PortalUserRow {
  id: string; practiceId: string; clientId: string; accountId: string | null; firstName: string; lastName: string; email: string; phone: string | null;
  nameUsed: string | null; pronouns: string | null; relationship: string; permissions: string; alerts: number; status: "invited" | "active" | "suspended" | "removed";
  authoritySince: string | null; authorityUntil: string | null; authorityReviewOn: string | null; createdAt: number; changedAt: number;
}
export interface InvitationRow {
  id: string; practiceId: string; portalUserId: string; clientId: string; email: string; tokenHash: string; invitedBy: string | null; state: string;
  createdAt: number; sentAt: number | null; expiresAt: number; usedAt: number | null; revokedAt: number | null; reason: string | null;
}

type Of<Row extends object> = ModelStatic<Model<Row, Partial<Row>>>;

/** Core's practice-scoped tables, behind the practice fence. */
export interface PeopleModels {
  staff: Of<StaffRow>;
  clients: Of<ClientRow>;
  contacts: Of<ContactRow>;
  assignments: Of<AssignmentRow>;
  portalUsers: Of<PortalUserRow>;
  invitations: Of<InvitationRow>;
}

const made = new WeakMap<Sequelize, PeopleModels>();
const { STRING, TEXT, BIGINT, INTEGER } = DataTypes;
const id = { type: STRING(26), primaryKey: true } as const;
const key = { type: STRING(26), allowNull: false } as const;
const name = { type: STRING, allowNull: false } as const;
const words = { type: STRING } as const;
const long = { type: TEXT } as const;
// Milliseconds stay below 2^53, so rows are read with `Number` around them where a driver answers text.
const time = { type: BIGINT } as const;

/** The models of a portal, defined once on its connection. */
export function peopleModels(host: Pick<Host, "db">): PeopleModels {
  const { sequelize } = host.db;
  const known = made.get(sequelize);
  if (known) return known;
  // Sequelize writes the column's name into the object it is given, so each attribute gets an object of its own.
  const own = (attributes: object): object => Object.fromEntries(Object.entries(attributes).map(([attribute, facts]) => [attribute, { ...(facts as object) }]));
  const define = <Row extends object>(model: string, table: string, attributes: object): Of<Row> =>
    sequelize.define(model, own(attributes) as ModelAttributes<Model<Row, Partial<Row>>, Row>, { tableName: table, underscored: true, timestamps: false }) as Of<Row>;
  const models: PeopleModels = {
    staff: define("core.staff", "staff", { id, practiceId: key, accountId: key, name, title: words, roles: long, active: { type: INTEGER }, timeZone: words, createdAt: time }),
    clients: define("core.client", "clients", {
      id, practiceId: key, firstName: name, lastName: name, nameUsed: words, pronouns: words, birthDate: words, phone: words, email: words, address: long,
      timeZone: words, emergencyName: words, emergencyRelationship: words, emergencyPhone: words, informationAt: time, archivedAt: time, mergedInto: words, sharedHousehold: { type: INTEGER }, prospectAt: time, createdAt: time,
    }),
    contacts: define("core.contact", "client_contacts", { id, practiceId: key, clientId: key, name, relationship: name, email: words, phone: words, createdAt: time }),
    assignments: define("core.assignment", "client_professionals", {
      practiceId: { ...key, primaryKey: true }, clientId: { ...key, primaryKey: true }, staffId: { ...key, primaryKey: true }, position: { type: INTEGER },
    }),
    portalUsers: define("core.portal-user", "portal_users", {
      id, practiceId: key, clientId: key, accountId: words, firstName: name, lastName: name, email: name, phone: words, nameUsed: words, pronouns: words, relationship: name, permissions: long,
      alerts: { type: INTEGER }, status: name, authoritySince: words, authorityUntil: words, authorityReviewOn: words, createdAt: time, changedAt: time,
    }),
    invitations: define("core.invitation", "invitations", {
      id, practiceId: key, portalUserId: key, clientId: key, email: name, tokenHash: name, invitedBy: words, state: name, createdAt: time, sentAt: time,
      expiresAt: time, usedAt: time, revokedAt: time, reason: words,
    }),
  };
  made.set(sequelize, models);
  return models;
}

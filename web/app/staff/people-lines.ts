import type { PortalPermission } from "@anteroom/core/manifest";

/** People as the staff pages draw them: what the `people` procedures answer. */
export interface ProfessionalLine {
  id: string;
  name: string;
  title: string | null;
}

export interface PresetLine {
  id: string;
  label: string;
  permissions: readonly PortalPermission[];
}

export interface ClientLine {
  id: string;
  name: string;
  nameUsed: string | null;
  pronouns: string | null;
  birthDate: string | null;
  /** Asked for a first appointment and is not accepted yet. */
  prospect: boolean;
  professionals: string[];
  portal: "none" | "invited" | "active" | "suspended";
}

export interface ClientFacts {
  id: string;
  firstName: string;
  lastName: string;
  nameUsed: string | null;
  pronouns: string | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  timeZone: string | null;
}

export interface ContactLine {
  id: string;
  name: string;
  relationship: string;
  email: string | null;
  phone: string | null;
}

export interface InvitationFacts {
  state: "queued" | "sent" | "delivered" | "bounced" | "accepted" | "expired" | "revoked";
  sentAt: number | null;
  expiresAt: number;
  acceptedAt: number | null;
  reason: string | null;
  count: number;
}

export interface PortalUserLine {
  id: string;
  firstName: string;
  lastName: string;
  nameUsed: string | null;
  pronouns: string | null;
  email: string;
  phone: string | null;
  relationship: string;
  permissions: PortalPermission[];
  alerts: boolean;
  status: "invited" | "active" | "suspended" | "removed";
  /** Calendar days: how long they may act for the client, and when staff look at it again. */
  authority: { since: string | null; until: string | null; reviewOn: string | null };
  lastSignInAt: number | null;
  invitation: InvitationFacts | null;
}

/** The name that people use, with the family name. */
export const nameOf = (person: { firstName: string; lastName: string; nameUsed?: string | null }): string => `${person.nameUsed || person.firstName} ${person.lastName}`.trim();

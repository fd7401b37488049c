import type { StaffRole } from "../../manifest.ts";

export interface DemoStaff {
  name: string;
  title: string;
  email: string;
  roles: StaffRole[];
  /** What a professional's record holds. */
  profile?: { colour: string; teleconference?: string; licence: string; npi: string };
}

export interface DemoUser {
  firstName: string;
  lastName: string;
  email: string;
  relationship: string;
  /** Which boxes are ticked; the client's own or a guardian's without it. */
  preset?: "client" | "guardian" | "billing" | "supporter";
  /** `invited` has a mail and no account, `suspended` had one; active without it. */
  state?: "invited" | "suspended";
}

/** Oldest first. A colleague's line with `note` is read by staff alone. */
export interface DemoLine {
  from: string;
  minutesAgo: number;
  text: string;
  note?: true;
}

/** Where staff have put a conversation; with the lead and open without it. */
export interface DemoDesk {
  /** A colleague's e-mail, or nobody. */
  assignee?: string | null;
  snoozedDays?: number;
  closed?: true;
  tags?: string[];
}

export interface DemoClient {
  firstName: string;
  lastName: string;
  nameUsed?: string;
  pronouns?: string;
  birthDate?: string;
  address?: string;
  phone?: string;
  email?: string;
  /** E-mails of the professionals, the lead first. */
  team: string[];
  contacts?: { name: string; relationship: string; phone?: string; email?: string }[];
  archivedDaysAgo?: number;
  users: DemoUser[];
  talk: DemoLine[];
  desk?: DemoDesk;
  /** Plugins give this client something of theirs, the first one most. */
  filled?: true;
}

export interface DemoPractice {
  name: string;
  timeZone: string;
  phone: string;
  staff: DemoStaff[];
  clients: DemoClient[];
}

/** In minutes. */
export const day = 24 * 60;

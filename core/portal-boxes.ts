import type { PortalPermission } from "./manifest.ts";

/** What people read about one box of a portal user. */
export interface PortalBox {
  /** What the box is called (PERM-01). */
  label: string;
  /** What it gives, for the staff member who ticks it. */
  hint: string;
  /** What it gives, for whoever is invited. */
  invited: string;
}

/** The seven boxes of a portal user, in the guide's order. Read by the server and by pages alike. */
export const portalBoxes: Readonly<Record<PortalPermission, PortalBox>> = {
  basic: { label: "Basic Functions", hint: "Portal settings, the banner message, upcoming appointments and Profile Completion.", invited: "Keep details up to date and see appointments" },
  messaging: { label: "Messaging", hint: "Write to the care team. Other portal users do not see these messages.", invited: "Write to the practice and read its answers" },
  documents: { label: "Access to Documents", hint: "Add documents, and see every document of this client.", invited: "Read and upload documents" },
  sessions: { label: "Sessions & Homework", hint: "Past and upcoming sessions, and homework.", invited: "See sessions and homework" },
  billing: { label: "Billing, Invoicing & Insurance", hint: "Payment methods, insurance, invoices and superbills.", invited: "See invoices, pay and add insurance" },
  surveys: { label: "View & Submit Surveys", hint: "Fill in forms and surveys.", invited: "Fill in forms" },
  scheduling: { label: "Scheduling", hint: "Ask for, book and change appointments.", invited: "Book appointments" },
};

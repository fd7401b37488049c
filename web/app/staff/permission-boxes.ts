import type { PortalPermission } from "@anteroom/core/manifest";

/** The seven boxes of a portal user, in the guide's order. */
export const permissionBoxes: readonly { value: PortalPermission; label: string; hint: string }[] = [
  { value: "basic", label: "Basic Functions", hint: "Portal settings, the banner message, upcoming appointments and Profile Completion." },
  { value: "messaging", label: "Messaging", hint: "Write to the care team. Other portal users do not see these messages." },
  { value: "documents", label: "Access to Documents", hint: "Add documents, and see every document of this client." },
  { value: "sessions", label: "Sessions & Homework", hint: "Past and upcoming sessions, and homework." },
  { value: "billing", label: "Billing, Invoicing & Insurance", hint: "Payment methods, insurance, invoices and superbills." },
  { value: "surveys", label: "View & Submit Surveys", hint: "Fill in forms and surveys." },
  { value: "scheduling", label: "Scheduling", hint: "Ask for, book and change appointments." },
];

export const permissionLabel = (value: string): string => permissionBoxes.find((box) => box.value === value)?.label ?? value;

/** Keeps only names of boxes, in their order. */
export const permissionsIn = (values: readonly string[]): PortalPermission[] => permissionBoxes.map((box) => box.value).filter((value) => values.includes(value));

/** How a portal user may stand to the client. */
export const relationships: readonly { value: string; label: string }[] = [
  { value: "self", label: "The client" },
  { value: "parent", label: "Parent" },
  { value: "guardian", label: "Guardian" },
  { value: "partner", label: "Partner" },
  { value: "legal representative", label: "Legal representative" },
  { value: "payer", label: "Pays the bills" },
  { value: "supporter", label: "Supporter" },
  { value: "other", label: "Other" },
];

export const relationshipLabel = (value: string): string => relationships.find((one) => one.value === value)?.label ?? value.charAt(0).toUpperCase() + value.slice(1);

import type { StaffRole } from "@anteroom/core/manifest";

/** A role as people read it. */
export const roleWords: Record<StaffRole, string> = {
  administrator: "Administrator",
  professional: "Professional",
  scheduler: "Scheduler",
  biller: "Biller",
  bookkeeper: "Bookkeeper",
  supervisor: "Supervisor",
};

/** "Administrator and professional". */
export function rolesInWords(roles: readonly StaffRole[]): string {
  const [first = "", ...rest] = roles.map((role) => roleWords[role]);
  if (rest.length === 0) return first;
  const lower = rest.map((one) => one.toLowerCase());
  return `${[first, ...lower.slice(0, -1)].join(", ")} and ${lower.at(-1)}`;
}

/** What somebody with this role does, as an invitation and the choice of roles say it. */
export const roleDoes: Record<StaffRole, string> = {
  administrator: "Run the practice’s settings, plugins and team, and see every client",
  professional: "Work with assigned clients",
  scheduler: "Add clients, give portal access and answer for the practice",
  biller: "See clients and answer questions about bills",
  bookkeeper: "Answer questions about payments, and see assigned clients",
  supervisor: "Read along with every client, and read the audit log",
};

/** Every role, in the order in which they are offered. The words' own keys, since the manifest's list would bring its schema into the browser. */
export const allRoles = Object.keys(roleWords) as StaffRole[];

/** The roles among what a form sent. */
export const rolesIn = (values: readonly string[]): StaffRole[] => allRoles.filter((role) => values.includes(role));

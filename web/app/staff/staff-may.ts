import type { StaffRole } from "@anteroom/core/manifest";

const words: Record<StaffRole, string> = {
  administrator: "Administrator",
  professional: "Professional",
  scheduler: "Scheduler",
  biller: "Biller",
  bookkeeper: "Bookkeeper",
  supervisor: "Supervisor",
};

/** "Administrator and professional". */
export function rolesInWords(roles: readonly StaffRole[]): string {
  const [first = "", ...rest] = roles.map((role) => words[role]);
  if (rest.length === 0) return first;
  const lower = rest.map((one) => one.toLowerCase());
  return `${[first, ...lower.slice(0, -1)].join(", ")} and ${lower.at(-1)}`;
}

/** What to offer on screen; the procedures decide again. */
export interface StaffMay {
  writeClients: boolean;
  givePortalAccess: boolean;
  changePractice: boolean;
  /** Assign, snooze and close. */
  moveConversations: boolean;
  readLog: boolean;
}

const anyOf = (roles: readonly StaffRole[], allowed: readonly StaffRole[]) => roles.some((role) => allowed.includes(role));

export const staffMay = (roles: readonly StaffRole[]): StaffMay => ({
  writeClients: anyOf(roles, ["administrator", "professional", "scheduler"]),
  givePortalAccess: anyOf(roles, ["administrator", "professional", "scheduler"]),
  moveConversations: anyOf(roles, ["administrator", "professional", "scheduler", "supervisor"]),
  changePractice: anyOf(roles, ["administrator"]),
  readLog: anyOf(roles, ["administrator", "supervisor"]),
});

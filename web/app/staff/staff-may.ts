import type { AppLoadContext } from "../remix.ts";

/** What to offer on screen; the procedures decide again. */
export interface StaffMay {
  writeClients: boolean;
  givePortalAccess: boolean;
  /** Open the chart of every client, also of those assigned to others. */
  seeAllClients: boolean;
  /** Look at the portal as one of its users. */
  preview: boolean;
  changePractice: boolean;
  changeTeam: boolean;
  switchPlugins: boolean;
  /** Assign, snooze and close. */
  moveConversations: boolean;
  readLog: boolean;
}

/** @param held the core permissions that the viewer holds */
export const staffMay = (held: readonly string[]): StaffMay => ({
  writeClients: held.includes("core.clients.write"),
  givePortalAccess: held.includes("core.portal-users"),
  seeAllClients: held.includes("core.clients.all"),
  preview: held.includes("core.preview"),
  moveConversations: held.includes("core.desk"),
  changePractice: held.includes("core.practice"),
  changeTeam: held.includes("core.team"),
  switchPlugins: held.includes("core.plugins"),
  readLog: held.includes("core.audit"),
});

/** What the person who asks for a page may be offered. */
export const askMay = async ({ caller, viewer }: AppLoadContext): Promise<StaffMay> => staffMay(viewer?.kind === "staff" ? await caller.team.mine() : []);

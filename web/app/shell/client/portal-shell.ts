import type { Counts, PortalHome, ShelfItem } from "@anteroom/core/server";
import { useRouteLoaderData } from "../../remix.ts";

/** The id of the client layout in the route tree. */
export const clientLayoutId = "_client";

export interface MenuLine {
  pluginId: string;
  to: string;
  label: string;
  icon: string;
  slot?: string;
}

/** What every page of the client portal knows, from its layout's loader. */
export interface PortalShell {
  home: PortalHome;
  menu: MenuLine[];
  /** Null when the practice does not ask for it, or when all is there. */
  profile: { percent: number; nextLabel: string | null } | null;
  /** How many portals and workspaces this account may open. */
  seats: number;
  /** The server's instant, so that both sides draw "Today" alike. */
  now: string;
  /** What the viewer may see, as the connection says it. */
  print: string | null;
}

/** The shell's facts; null on a page that someone else than a portal user sees. */
export function usePortalShell(): PortalShell | null {
  return (useRouteLoaderData(clientLayoutId) as PortalShell | null | undefined) ?? null;
}

/** How the portal calls itself: the alias that the practice chose for privacy, or its name. */
export const portalName = (home: Pick<PortalHome, "practice"> | undefined): string => home?.practice.alias ?? home?.practice.name ?? "Portal";

/** Whether the person reads for someone else, or for more than one. */
export const actsFor = (shell: PortalShell): string | null => (shell.home.viewer.relationship !== "self" || shell.seats > 1 ? shell.home.client.name : null);

/** How many things wait behind a menu item: what needs the viewer, and messages not read. */
export function waitingAt(item: MenuLine, counts: Counts): { value: number; meaning: string } | null {
  // The To Do list holds what waits from every plugin, so it counts all of it.
  const needs = item.slot === "to-dos" ? Object.values(counts.needsYou).reduce((total, count) => total + count, 0) : (counts.needsYou[item.pluginId] ?? 0);
  const unread = item.to === "/" ? counts.unread : 0;
  if (needs + unread === 0) return null;
  if (needs === 0) return { value: unread, meaning: unread === 1 ? "new message" : "new messages" };
  return { value: needs + unread, meaning: unread > 0 ? "waiting" : needs === 1 ? "thing needs you" : "things need you" };
}

/** The page with everything that waits: the To Do list, or the plain list while that is off. */
export const toDoPath = (shell: PortalShell | null): string => shell?.menu.find((item) => item.slot === "to-dos")?.to ?? "/needs-you";

/** Where a row of the shelf leads: to its card in the conversation, or to its page. */
export function shelfHref(item: ShelfItem, homeConversationId: string): string {
  if (item.entryId === null || item.conversationId === null) return item.href;
  const at = item.conversationId === homeConversationId ? "/" : `/c/${item.conversationId}`;
  return `${at}?m=${item.entryId}#card-${item.entryId}-title`;
}
